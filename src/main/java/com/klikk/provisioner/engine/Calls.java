package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.Fruitless;
import com.klikk.provisioner.klikk.Provider;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls to the provider for one account: within its budget, while it answers, counted. Confined to the engine's context.
 *
 * @param trail who is told of them
 */
record Calls(String account, Provider provider, CallBudget budget, Breaker breaker, CallMetrics metrics, Trail trail) {
    /** Nobody is kept from an account for longer by one reply. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Of which nobody is told. */
    Calls(String account, Provider provider, CallBudget budget, Breaker breaker, CallMetrics metrics) {
        this(account, provider, budget, breaker, metrics, Trail.NONE);
    }

    /** The same, leaving that trail. */
    Calls leaving(Trail other) {
        return other == trail ? this : new Calls(account, provider, budget, breaker, metrics, other);
    }

    /** Something that only looks. All calls fail with {@link NoTurn}, having called nothing, where they get no turn. */
    <T> Uni<T> look(String action, Function<Provider, Uni<T>> call) {
        return turn(action, false, () -> now(action, call));
    }

    /** A purchase's or a cancel's turn comes before a look's. */
    <T> Uni<T> urgent(String action, Function<Provider, Uni<T>> call) {
        return turn(action, true, () -> now(action, call));
    }

    /** Does something that begins with such a call once that has its turn. */
    <T> Uni<T> turn(String action, boolean urgent, Supplier<Uni<T>> first) {
        return breaker.open()
                ? Uni.createFrom().failure(new NoTurn("the provider gives no answer"))
                : budget.call(action, urgent, first);
    }

    /** Asks although the provider does not answer, to find out. */
    <T> Uni<T> probe(String action, Function<Provider, Uni<T>> call) {
        return budget.call(action, false, () -> now(action, call));
    }

    /** Its turn was waited for already. */
    <T> Uni<T> now(String action, Function<Provider, Uni<T>> call) {
        return metrics.timed(account, action, trail, Uni.createFrom().deferred(() -> call.apply(provider)))
                .invoke(this::heed);
    }

    private void heed(Object reply) {
        if (reply instanceof Fruitless none && none.retryAfter() != null) {
            Duration pause = none.retryAfter();
            budget.pause(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
        boolean sent = !(reply instanceof CreateReply.NotSent notSent) || notSent.reached();
        if (sent) {
            breaker.note(reply);
        }
    }
}
