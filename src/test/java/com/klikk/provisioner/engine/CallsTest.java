package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.Provider;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A provider that is asked too often. The engine's context has not begun, so everything happens at once and on this thread. */
class CallsTest {
    private static final Duration WISH = Duration.ofSeconds(7);
    private static final Limits LIMITS = new Limits(1000, 4);

    private final FakeCalls<ListReply> provider = new FakeCalls<>();
    private final SteppedClock clock = new SteppedClock();
    private final Rations rations = new LocalAllotments(clock).rations("default", LIMITS);
    private final Calls one = replica();
    private final Calls other = replica();

    /** Of one and the same account. */
    private Calls replica() {
        var budget = new CallBudget(new EngineContext(null), clock, LIMITS, rations, new CallQueue(100));
        return Budgets.calls(new ListingsOnly(provider), budget, clock);
    }

    private void looks(Calls calls) {
        calls.look("order_list", Provider::list).subscribe().with(reply -> {}, failure -> {});
    }

    @Test
    void retryAfterIsObeyedByAllReplicas() {
        looks(one);
        provider.answer(new ListReply.NoAnswer("HTTP 429", WISH));
        clock.step(WISH.minusMillis(1));
        looks(one);
        looks(other);
        assertThat(provider.begun()).hasSize(1);

        clock.step(Duration.ofMillis(1));
        looks(one);
        clock.step(Duration.ofMillis(2));
        looks(other);
        assertThat(provider.begun()).hasSizeGreaterThan(1);
    }

    @Test
    void whatWasNeverSentTellsNothingOfTheProvider() {
        CreateReply withdrawn = new CreateReply.NotSent("withdrawn", null, false);
        for (int i = 0; i < 20; i++) {
            one.now("order_create", p -> Uni.createFrom().item(withdrawn))
                    .subscribe()
                    .with(reply -> {});
        }
        assertThat(one.breaker().open()).isFalse();

        CreateReply unclear = new CreateReply.Unclear("reset");
        for (int i = 0; i < 20; i++) {
            one.now("order_create", p -> Uni.createFrom().item(unclear))
                    .subscribe()
                    .with(reply -> {});
        }
        assertThat(one.breaker().open()).isTrue();
    }
}
