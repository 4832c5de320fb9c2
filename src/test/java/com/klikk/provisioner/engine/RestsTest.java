package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.saga.When;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who stays in hand is woken at its time, by one timer for all; and nobody does where that would be for long, or too many do. */
class RestsTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final Clock clock = new Clock();
    private final EngineContext context = new EngineContext(VERTX);
    private final Rests rests = new Rests(context, clock);
    private final List<Long> woken = new CopyOnWriteArrayList<>();

    @BeforeEach
    void begin() {
        context.begin();
        rests.to(saga -> woken.add(saga.key()));
    }

    @AfterAll
    static void stopEventLoops() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** On the engine's context, waited for. */
    private <T> T inEngine(Supplier<T> step) {
        CompletableFuture<T> done = new CompletableFuture<>();
        context.execute(() -> done.complete(step.get()));
        return done.join();
    }

    private void rest(long key, Instant until) {
        rests.rest(new Claimed(key, 1, Sagas.placing(), 0, null, null, null, null, null, 7L, null), until);
    }

    private boolean worthIt(When when, Instant now) {
        return inEngine(() -> rests.worthIt(when, now));
    }

    @Test
    void whoeverIsDueFirstWakesFirst() {
        inEngine(() -> {
            Instant now = clock.now();
            rest(3, now.plusMillis(120));
            rest(1, now.plusMillis(20));
            rest(2, now.plusMillis(70));
            rest(0, now.minusSeconds(1));
            return null;
        });

        await().until(() -> woken.size() == 4);
        assertThat(woken).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void nobodyWakesBeforeItsTime() {
        long begun = clock.nanos();
        inEngine(() -> {
            rest(1, clock.now().plusMillis(50));
            return null;
        });

        await().until(() -> woken.equals(List.of(1L)));
        assertThat(clock.nanos() - begun).isGreaterThanOrEqualTo(49_000_000L);
    }

    @Test
    void onlyAMomentThatComesSoonIsWaitedForInHand() {
        Instant now = clock.now();

        assertThat(worthIt(new When.At(now), now)).isTrue();
        assertThat(worthIt(new When.At(now.plusMillis(2500)), now)).isTrue();
        assertThat(worthIt(new When.At(now.plusMillis(2501)), now)).isFalse();
        assertThat(worthIt(new When.Never(), now)).isFalse();
        assertThat(worthIt(new When.Kept(), now)).isFalse();
    }

    @Test
    void noMoreRestThanThereIsRoomFor() {
        Instant now = clock.now();
        When soon = new When.At(now.plusSeconds(1));

        boolean oneMore = inEngine(() -> {
            for (int key = 1; key < LaneLoop.MOST; key++) {
                rest(key, now.plusSeconds(60));
            }
            return rests.worthIt(soon, now);
        });
        boolean another = inEngine(() -> {
            rest(LaneLoop.MOST, now.plusSeconds(60));
            return rests.worthIt(soon, now);
        });

        assertThat(oneMore).isTrue();
        assertThat(another).isFalse();
    }

    @Test
    void whoeverIsLetGoIsNotWoken() {
        List<Claimed> letGo = inEngine(() -> {
            rest(1, clock.now().plusMillis(20));
            rest(2, clock.now().plusMillis(40));
            List<Claimed> all = rests.clear();
            rest(3, clock.now().plusMillis(60));
            return all;
        });

        await().until(() -> !woken.isEmpty());
        assertThat(letGo.stream().map(Claimed::key)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(woken).containsExactly(3L);
    }
}
