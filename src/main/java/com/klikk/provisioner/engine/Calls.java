package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.Provider;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Calls to the provider for one account: within its budget, counted. Confined to the engine's context. */
record Calls(String account, Provider provider, CallBudget budget, CallMetrics metrics) {
    /** A purchase's or a cancel's turn comes before a look's. */
    <T> Uni<T> urgent(String action, Function<Provider, Uni<T>> call) {
        return budget.call(true, () -> now(action, call));
    }

    /** Something that only looks. */
    <T> Uni<T> look(String action, Function<Provider, Uni<T>> call) {
        return budget.call(false, () -> now(action, call));
    }

    /** Its turn was waited for already. */
    <T> Uni<T> now(String action, Function<Provider, Uni<T>> call) {
        return metrics.timed(account, action, Uni.createFrom().deferred(() -> call.apply(provider)));
    }
}
