package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.CancelReply;
import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.Listed;
import com.klikk.provisioner.klikk.Pages;
import com.klikk.provisioner.klikk.ServerReading;
import com.klikk.provisioner.klikk.StatusReply;
import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Baseline;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Observation;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The way to the provider for one account: its calls, within its budget, counted. Confined to the engine's context. */
final class Lane {
    static final String WAITS = "the account is held";

    private final Calls calls;
    private final AccountHold hold;
    private final Sweeps sweeps;

    /** What serves many who ask at once. */
    record Sweeps(OrderSweep orders, LookSweep looks, ServerSweep servers, LiveListings live, Rests rests) {}

    Lane(Calls calls, AccountHold hold, Sweeps sweeps) {
        this.calls = calls;
        this.hold = hold;
        this.sweeps = sweeps;
    }

    String account() {
        return calls.account();
    }

    /** The same way for one saga's run, which leaves a trail where spans are wanted. */
    Lane following(Claimed saga) {
        Trail trail = calls.metrics().trail(saga);
        return trail.wanted() ? new Lane(calls.leaving(trail), hold, sweeps) : this;
    }

    /** What the run's calls until now led to is known. */
    void decided(Claimed saga, Decision decision) {
        calls.trail().decided(saga, decision);
    }

    /**
     * Waits until a purchase's turn is near before its intent is written, so that the intent is fresh when the call goes out; and then,
     * for a moment, for a recent listing, so that orders which are there already are known.
     */
    <T> Uni<T> purchase(Function<Baseline, Uni<T>> purchase) {
        return calls.budget().admit(() -> sweeps.orders().refreshed().flatMap(purchase::apply));
    }

    /** {@code order_create}. */
    Uni<CreateReply> create(byte[] body, BooleanSupplier stillOurs) {
        BooleanSupplier wanted = () -> !hold.held() && stillOurs.getAsBoolean();
        return calls.urgent("order_create", provider -> provider.create(body, wanted))
                .onFailure(NoTurn.class)
                .recoverWithItem(none -> new CreateReply.NotSent(none.getMessage(), null, false))
                .flatMap(this::forbiddenOrHeld)
                .map(this::heldOnce);
    }

    /** A 403 concerns the order only where reads work; else it is the account. */
    private Uni<CreateReply> forbiddenOrHeld(CreateReply reply) {
        if (!(reply instanceof CreateReply.Forbidden)) {
            return Uni.createFrom().item(reply);
        }
        return calls.urgent("order_list", provider -> provider.list(Pages.unread()))
                .onFailure(NoTurn.class)
                .recoverWithItem(none -> new Listed.NoAnswer(none.getMessage(), null))
                .map(list ->
                        list instanceof Listed.Held held ? new CreateReply.Held(held.httpStatus(), held.why()) : reply);
    }

    private CreateReply heldOnce(CreateReply reply) {
        return reply instanceof CreateReply.Held held && !hold.begin(held.why())
                ? new CreateReply.NotSent(WAITS, null, true)
                : reply;
    }

    /** Sagas that stay in hand until their next look. */
    Rests rests() {
        return sweeps.rests();
    }

    /** Whether listings show the order as it is known, so that its status need not be asked for. */
    Uni<Glance> glance(Action.Look look) {
        return sweeps.looks().ask(look, calls.trail());
    }

    /** Whether the order is as it is known, and the day it differs somebody will notice, so that this look calls nobody. */
    boolean watches(Action.Look look) {
        return sweeps.looks().watches(look);
    }

    /** How many looks may wait for a listing. */
    int roomInListings() {
        return sweeps.looks().room();
    }

    /** Whether it does no harm if looks are claimed a little late. */
    boolean calm() {
        return sweeps.looks().calm();
    }

    Uni<StatusReply> status(long orderId) {
        return calls.look("order_status", provider -> provider.status(orderId)).map(this::heldOnce);
    }

    /** For somebody who asks from outside; what it shows of the account's set-up is left to the sagas to meet. */
    Uni<StatusReply> peek(long orderId) {
        return hold.held()
                ? Uni.createFrom().item(new StatusReply.NoAnswer(WAITS, null))
                : calls.look("order_status", provider -> provider.status(orderId));
    }

    /** The same for all that the provider lists; null while the account is held. */
    Uni<LiveListings.Shown> listings() {
        return hold.held() ? Uni.createFrom().nullItem() : sweeps.live().ask();
    }

    private StatusReply heldOnce(StatusReply reply) {
        return reply instanceof StatusReply.Held held && !hold.begin(held.why())
                ? new StatusReply.NoAnswer(WAITS, null)
                : reply;
    }

    Uni<CancelReply> cancel(long orderId, Long orderItemId) {
        return calls.urgent(
                        "order_cancel",
                        provider -> orderItemId == null
                                ? provider.cancelOrder(orderId)
                                : provider.cancelItem(orderId, orderItemId))
                .map(this::heldOnce);
    }

    private CancelReply heldOnce(CancelReply reply) {
        return reply instanceof CancelReply.Held held && !hold.begin(held.why())
                ? new CancelReply.NoAnswer(WAITS, null)
                : reply;
    }

    /** While the account is held, or its provider gives no answer, nothing is claimed for it. */
    boolean shut() {
        return hold.held() || calls.breaker().open();
    }

    /** When it is time to find out whether that is over. */
    Duration untilProbe() {
        return hold.held() ? hold.untilProbe() : calls.breaker().untilProbe();
    }

    /** Whoever waits for a call gets no turn. */
    void refuse(String why) {
        calls.budget().refuseAll(why);
        sweeps.looks().refuseAll(why);
    }

    /** One look whether that is over. */
    Uni<Void> probe() {
        return hold.held() ? hold.probe(calls) : calls.breaker().probe(calls);
    }

    /** What a listing proves about an attempt. */
    Uni<Observation> search(long saga, int attempt) {
        return sweeps.orders()
                .ask(saga, attempt, calls.trail())
                .map(seen -> seen instanceof Observation.ReadHeld held && !hold.begin(held.why())
                        ? new Observation.NoAnswer(WAITS, null)
                        : seen);
    }

    /** The servers of these items; null where the listing could not be read. */
    Uni<List<ServerReading>> servers(List<Long> orderItemIds) {
        return sweeps.servers().ask(orderItemIds, calls.trail());
    }
}
