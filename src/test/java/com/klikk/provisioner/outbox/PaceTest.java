package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.Clock;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shards' turns: the first goes at once, those that follow one by one lie apart, and begin together. */
class PaceTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger called = new AtomicInteger();
    private final Pace pace = new Pace(vertx.getOrCreateContext(), new Clock() {
        @Override
        public long nanos() {
            return nanos.get();
        }
    });

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private boolean held() {
        return pace.holdsBack(called::incrementAndGet);
    }

    @Test
    void theFirstGoesAtOnceAndTheNextIsCalledOnceItsTimeHasCome() {
        assertThat(held()).isFalse();
        nanos.addAndGet(Duration.ofMillis(10).toNanos());
        assertThat(held()).isTrue();

        await().atMost(Duration.ofSeconds(10)).until(() -> called.get() == 1);
        assertThat(pace.waiting()).isFalse();
        assertThat(held()).as("when it is called").isFalse();
    }

    @Test
    void whoWaitsIsCalledOnceHoweverOftenItAsked() {
        Runnable other = () -> called.addAndGet(100);
        Runnable one = called::incrementAndGet;
        held();
        nanos.addAndGet(Duration.ofMillis(10).toNanos());
        List.of(one, other, one)
                .forEach(each -> assertThat(pace.holdsBack(each)).isTrue());

        await().atMost(Duration.ofSeconds(10)).until(() -> called.get() == 101);
        assertThat(held()).as("the other, together with the one").isFalse();
    }

    @Test
    void whoComesRightAfterAnotherGoesWithIt() {
        held();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(held()).isFalse();
        nanos.addAndGet(Duration.ofMillis(10).toNanos());

        assertThat(held()).isTrue();
    }

    @Test
    void afterAPauseNobodyWaits() {
        held();
        nanos.addAndGet(Duration.ofMillis(100).toNanos());

        assertThat(held()).isFalse();
    }
}
