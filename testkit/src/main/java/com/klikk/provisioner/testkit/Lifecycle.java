package com.klikk.provisioner.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The lifecycle of one order, told step by step as the service tells it: each step is an event and the order's state after it. What the
 * service never does can't be told: a step at the wrong time fails, and says when it may come.
 */
public final class Lifecycle {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Order order;
    private final List<Message> told = new ArrayList<>();
    private List<Message> last = List.of();
    private Setting setting;
    private Letters letters;
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    private Lifecycle(String requestId) {
        setting = Setting.of(requestId);
        order = new Order(requestId);
        items("web-1");
    }

    /** Of an order with one item, {@code web-1}, of which nothing was told yet. */
    public static Lifecycle of(String requestId) {
        return new Lifecycle(requestId);
    }

    /** The names of the order's items. */
    public Lifecycle items(String... names) {
        return before(() -> order.items(List.of(names)));
    }

    /** The account that the request names. */
    public Lifecycle account(String name) {
        return before(() -> setting = setting.account(name));
    }

    /** The publisher's reference; none otherwise. */
    public Lifecycle reference(String text) {
        return before(() -> setting = setting.reference(text));
    }

    /** Where events and states go. */
    public Lifecycle topics(Topics names) {
        return before(() -> setting = setting.topics(names));
    }

    /** The beginning of each {@code ce_dataschema}. */
    public Lifecycle publicUrl(String url) {
        return before(() -> setting = setting.publicUrl(url));
    }

    /** The trace context of the request; none otherwise. */
    public Lifecycle traceparent(String header) {
        return before(() -> setting = setting.traceparent(header));
    }

    /** When the next step happens; each takes a second more. */
    public Lifecycle at(Instant time) {
        now = time;
        return this;
    }

    /** The request is durably taken in. */
    public Lifecycle accepted() {
        order.accepted();
        return tell("accepted").state();
    }

    /** The provider gave the order its id. */
    public Lifecycle submitted(long orderId) {
        order.submitted(orderId);
        return tell("submitted").state();
    }

    /** The provider waits for a payment. */
    public Lifecycle paymentRequired() {
        order.paymentRequired();
        return tell("payment-required").state();
    }

    /** Nothing is outstanding; {@link #pending} follows at once. */
    public Lifecycle paid() {
        order.paid(Standing.PENDING);
        return tell("paid");
    }

    /** Creation is under way. */
    public Lifecycle pending() {
        order.pending();
        return tell("pending").state();
    }

    /** The provider had completed the order when somebody looked: {@code paid}, {@code pending} as inferred, and {@code completed} at once. */
    public Lifecycle completedUnseen() {
        order.paid(Standing.COMPLETED);
        tell("paid").tell("pending", Json.object("inferred", true));
        order.pending();
        return completed();
    }

    /** The order is done. */
    public Lifecycle completed() {
        order.completed();
        return tell("completed", Json.object("ended", endsNow())).state();
    }

    /** An item's server runs and has an address; {@code warnings} say how it differs from what was ordered. */
    public Lifecycle serverReady(String item, String... warnings) {
        return serverReadyAs(item, null, warnings);
    }

    /** The same with the provider's own JSON of the server. */
    public Lifecycle serverReadyAs(String item, String serverJson, String... warnings) {
        String server = order.ready(item, serverJson);
        return tell(
                        "server-ready",
                        Json.object(
                                "item_name",
                                item,
                                "server",
                                new Json.Raw(server),
                                "warnings",
                                warnings.length == 0 ? null : List.of(warnings),
                                "ended",
                                endsNow()))
                .state();
    }

    /** An item is cancelled while the order goes on. */
    public Lifecycle itemCancelled(String item) {
        order.cancelled(item);
        return tell("item-cancelled", Json.object("item_name", item, "ended", endsNow()))
                .state();
    }

    /** The provider accepted a cancel of the order: it ends with its paid period. */
    public Lifecycle cancellationScheduled() {
        return toEnd(null);
    }

    /** The provider accepted a cancel of an item. */
    public Lifecycle cancellationScheduled(String item) {
        return toEnd(item);
    }

    private Lifecycle toEnd(String item) {
        order.toEnd(item);
        return tell("cancellation-scheduled", Json.object("item_name", item)).state();
    }

    /** The order is cancelled at the provider, or was cancelled before it was placed. */
    public Lifecycle cancelled() {
        order.cancelled();
        return tell("cancelled", Json.object("ended", true)).state();
    }

    /** The request was invalid: its only event. {@code pointer} says where, {@code message} what is wrong. */
    public Lifecycle invalid(String pointer, String message) {
        order.invalid();
        letters = new Letters(setting, order, SagaIds.ofFirstMessage());
        List<Map<String, Object>> problems = List.of(Json.object("pointer", pointer, "message", message));
        return tell("rejected", Json.object("reason", "invalid", "problems", problems, "ended", true));
    }

    /** The provider refused the order for good; nothing was bought. */
    public Lifecycle refused(String message) {
        order.refused();
        return tell("rejected", Json.object("message", message, "reason", "refused", "tried", message, "ended", true))
                .state();
    }

    /** A person must look; {@code candidates} are orders at the provider to look at. */
    public Lifecycle attention(String reason, String tried, Long... candidates) {
        order.asks(reason);
        List<Long> orders = candidates.length == 0 ? null : Arrays.asList(candidates);
        return tell("attention", Json.object("reason", reason, "tried", tried, "candidates", orders))
                .state();
    }

    /** The service forgot the order: its row in the table of orders gets a record without a value. */
    public Lifecycle purged() {
        order.purged();
        told.add(letters.tombstone(now));
        return this;
    }

    /** The newest event comes once more, as after a crash of the service. */
    public Lifecycle duplicated() {
        told.addAll(last);
        return this;
    }

    /** All events so far come once more, in order and marked, as an operator's replay sends them. */
    public Lifecycle replayed() {
        List<Message> again = told.stream()
                .filter(message -> message.headers().containsKey("ce_id"))
                .filter(message -> !message.headers().containsKey("ce_replayed"))
                .map(message -> message.header("ce_replayed", "true"))
                .distinct()
                .toList();
        told.addAll(again);
        return this;
    }

    /** All that was told so far, in the order in which the service sends it. */
    public Messages messages() {
        return new Messages(told);
    }

    private Lifecycle before(Runnable change) {
        order.untold();
        change.run();
        return this;
    }

    private Boolean endsNow() {
        return order.ends() ? true : null;
    }

    private Lifecycle tell(String type) {
        return tell(type, Map.of());
    }

    private Lifecycle tell(String type, Map<String, Object> detail) {
        if (letters == null) {
            letters = new Letters(setting, order, SagaIds.ofRequest(setting.account(), setting.requestId()));
        }
        last = letters.event(type, detail, now);
        told.addAll(last);
        return this;
    }

    private Lifecycle state() {
        told.add(letters.state(now));
        now = now.plus(STEP);
        return this;
    }
}
