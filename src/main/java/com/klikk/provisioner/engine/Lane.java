package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.CancelReply;
import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.ServerReading;
import com.klikk.provisioner.klikk.StatusReply;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The way to the provider for one account: its calls, within its budget, counted. Confined to the engine's context. */
final class Lane {
    private final String account;
    private final Provider provider;
    private final CallBudget budget;
    private final CallMetrics metrics;
    private final ServerSweep servers;

    Lane(String account, Provider provider, CallBudget budget, CallMetrics metrics) {
        this.account = account;
        this.provider = provider;
        this.budget = budget;
        this.metrics = metrics;
        this.servers = new ServerSweep(account, provider, budget, metrics);
    }

    String account() {
        return account;
    }

    /** Waits for a purchase's turn before its intent is written, so that the intent is fresh when the call goes out. */
    <T> Uni<T> purchase(Supplier<Uni<T>> purchase) {
        return budget.call(true, purchase);
    }

    /** {@code order_create}; the turn was waited for already. */
    Uni<CreateReply> create(byte[] body, BooleanSupplier stillOurs) {
        return metrics.timed(account, "order_create", provider.create(body, stillOurs));
    }

    Uni<StatusReply> status(long orderId) {
        return budget.call(false, () -> metrics.timed(account, "order_status", provider.status(orderId)));
    }

    Uni<CancelReply> cancel(long orderId, Long orderItemId) {
        return budget.call(
                true,
                () -> metrics.timed(
                        account,
                        "order_cancel",
                        orderItemId == null
                                ? provider.cancelOrder(orderId)
                                : provider.cancelItem(orderId, orderItemId)));
    }

    /** The servers of these items; null where the listing could not be read. */
    Uni<List<ServerReading>> servers(List<Long> orderItemIds) {
        return servers.ask(orderItemIds);
    }
}
