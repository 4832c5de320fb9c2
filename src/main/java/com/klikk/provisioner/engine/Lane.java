package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.CancelReply;
import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.ServerReading;
import com.klikk.provisioner.klikk.StatusReply;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The way to the provider for one account: its calls, within its budget, counted. Confined to the engine's context. */
final class Lane {
    private static final String WAITS = "the account is held";

    private final String account;
    private final Provider provider;
    private final CallBudget budget;
    private final CallMetrics metrics;
    private final ServerSweep servers;
    private final AccountHold hold;

    Lane(String account, Provider provider, CallBudget budget, CallMetrics metrics, AccountHold hold) {
        this.account = account;
        this.provider = provider;
        this.budget = budget;
        this.metrics = metrics;
        this.hold = hold;
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
        return metrics.timed(
                        account, "order_create", provider.create(body, () -> !hold.held() && stillOurs.getAsBoolean()))
                .flatMap(this::forbiddenOrHeld)
                .map(this::heldOnce);
    }

    /** A 403 concerns the order only where reads work; else it is the account. */
    private Uni<CreateReply> forbiddenOrHeld(CreateReply reply) {
        if (!(reply instanceof CreateReply.Forbidden)) {
            return Uni.createFrom().item(reply);
        }
        return metrics.timed(account, "order_list", provider.list())
                .map(list -> list instanceof ListReply.Held held
                        ? new CreateReply.Held(held.httpStatus(), held.why())
                        : reply);
    }

    private CreateReply heldOnce(CreateReply reply) {
        return reply instanceof CreateReply.Held held && !hold.begin(held.why())
                ? new CreateReply.NotSent(WAITS, null)
                : reply;
    }

    Uni<StatusReply> status(long orderId) {
        return budget.call(false, () -> metrics.timed(account, "order_status", provider.status(orderId)))
                .map(this::heldOnce);
    }

    private StatusReply heldOnce(StatusReply reply) {
        return reply instanceof StatusReply.Held held && !hold.begin(held.why())
                ? new StatusReply.NoAnswer(WAITS, null)
                : reply;
    }

    Uni<CancelReply> cancel(long orderId, Long orderItemId) {
        return budget.call(
                        true,
                        () -> metrics.timed(
                                account,
                                "order_cancel",
                                orderItemId == null
                                        ? provider.cancelOrder(orderId)
                                        : provider.cancelItem(orderId, orderItemId)))
                .map(this::heldOnce);
    }

    private CancelReply heldOnce(CancelReply reply) {
        return reply instanceof CancelReply.Held held && !hold.begin(held.why())
                ? new CancelReply.NoAnswer(WAITS, null)
                : reply;
    }

    /** While the account is held nothing is claimed for it. */
    AccountHold hold() {
        return hold;
    }

    /** One look whether the account works again. */
    Uni<Void> probe() {
        return hold.probe(provider, budget, metrics);
    }

    /** The servers of these items; null where the listing could not be read. */
    Uni<List<ServerReading>> servers(List<Long> orderItemIds) {
        return servers.ask(orderItemIds);
    }
}
