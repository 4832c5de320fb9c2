package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plays what the words of the table in {@code docs/cancellation.md} say: an order of two items, and a cancel of it. */
final class CancelScene {
    private static final long NOBODYS = 999_999_999;

    private final World world;
    private final Map<String, Runnable> states = new LinkedHashMap<>();
    private final Map<String, Runnable> cancels = new LinkedHashMap<>();
    private Runnable afterwards = () -> {};
    private String id;
    private String answer = "";
    private boolean lasting;
    private int sent = 1;

    CancelScene(World world) {
        this.world = world;
        this.id = world.newId();
        states.put(
                "not heard of yet",
                () -> afterwards = () -> {
                    world.eventually(() -> assertThat(
                                    world.rows().texts("select 1 from waiting_cancel where order_request_id = ?", id))
                            .isNotEmpty());
                    frozen();
                });
        states.put("nobody's", () -> {});
        states.put("`accepted`, its purchase turned away", this::turnedAway);
        states.put("`placing`", this::placing);
        states.put("`unsure`, and exists", () -> unsure("acceptThenReset"));
        states.put("`unsure`, and does not exist", () -> unsure("status:500"));
        states.put("`payment-required`", this::unpaid);
        states.put("`pending`", this::pending);
        states.put("`completed`, servers not ready", this::notReady);
        states.put("`ready`", this::ready);
        states.put("`ready`, web-2 to end", () -> webTwo("cancellation-scheduled"));
        states.put("`ready`, web-2 ended", () -> webTwo("item-cancelled"));
        states.put("`ready`, ended by hand unseen", this::endedByHand);
        states.put("`cancelled`, never placed", this::withdrawn);
        states.put("`cancelled` at the provider", this::over);
        states.put("`rejected`", this::rejected);

        cancels.put("order", () -> publish(cancel()));
        cancels.put("order, by order_id", () -> publish(byOrderId(order())));
        cancels.put("order, by an order_id that nobody owns", () -> publish(byOrderId(NOBODYS)));
        cancels.put("order, twice", () -> publish(cancel(), cancel("-again")));
        cancels.put("web-2", () -> publish(cancel().put("item_name", "web-2")));
        cancels.put("web-2, by its id", () -> publish(cancel().put("order_item_id", item(1))));
        cancels.put(
                "web-2, by name and id",
                () -> publish(cancel().put("item_name", "web-2").put("order_item_id", item(1))));
        cancels.put(
                "web-2, by name, then by id",
                () -> publish(
                        cancel().put("item_name", "web-2"), cancel("-again").put("order_item_id", item(1))));
        cancels.put(
                "web-1, then web-2",
                () -> publish(
                        cancel().put("item_name", "web-1"), cancel("-again").put("item_name", "web-2")));
        cancels.put("web-2, then the order", () -> publish(cancel().put("item_name", "web-2"), cancel("-again")));
        cancels.put("web-9", () -> publish(cancel().put("item_name", "web-9")));
        cancels.put("item id 999999999", () -> publish(cancel().put("order_item_id", NOBODYS)));
        cancels.put(
                "web-1 with web-2's id",
                () -> publish(cancel().put("item_name", "web-1").put("order_item_id", item(1))));
        cancels.put("order, no answer at first", () -> met("reset"));
        cancels.put("order, done and timed out at first", () -> met("acceptThenHang"));
        cancels.put("order, 404", () -> met("status:404"));
        cancels.put("order, refused with 400", () -> met("status:400"));
        cancels.put("order, refused with 400 once, then retried", () -> {
            met("status:400");
            world.untilTold(id, "attention");
            rest("retry", "");
        });
        cancels.put("order, by REST", () -> rest("cancel", ""));
        cancels.put("order, by REST, twice", () -> {
            rest("cancel", "");
            rest("cancel", "");
        });
        cancels.put("web-2, by REST", () -> rest("cancel", "{\"item_name\": \"web-2\"}"));
        cancels.put("web-9, by REST", () -> rest("cancel", "{\"item_name\": \"web-9\"}"));
    }

    /** Brings the order there; says its request id. */
    String stands(String state) {
        states.get(state).run();
        return id;
    }

    /** Cancels, and then lets go on what was kept back. */
    void send(String words) {
        cancels.get(words).run();
        afterwards.run();
        if (!lasting) {
            world.provider().clearFaults();
        }
    }

    /** What the sender heard by REST, else what was told under the cancel's own id. */
    String answer(boolean expected) {
        if (!answer.isEmpty()) {
            return answer;
        }
        String own = id + "-cancel";
        return String.join(", ", (expected ? world.untilEnded(own) : world.story(own)).types());
    }

    private void frozen() {
        world.provider().clock().speed(0);
        world.publish(world.order(id, "web-1", "web-2"));
    }

    private void inject(String action, String fault) {
        world.provider().inject(FaultRule.always(action, Fault.parse(fault)));
    }

    private void stage(String stage) {
        world.eventually(() -> assertThat(world.rows().stage(id)).isEqualTo(stage));
    }

    private void turnedAway() {
        inject("order_create", "status:429");
        frozen();
        world.untilAsked("order_create", 1);
        stage("accepted");
        afterwards = this::noted;
    }

    private void placing() {
        inject("order_create", "latency:700");
        frozen();
        stage("placing");
        afterwards = this::noted;
    }

    private void unsure(String fault) {
        inject("order_list", "status:500");
        inject("order_create", fault);
        frozen();
        stage("unsure");
        afterwards = this::noted;
    }

    /** The cancels are the order's, or their sender was told. */
    private void noted() {
        world.eventually(() -> assertThat(world.rows().texts("""
                        select 1 from request where request_id like ? || '-cancel%' and saga_key is not null
                        union all select 1 from timeline t join subject u using (saga_key) where u.request_id = ? and t.kind = 'operator'
                        union all select 1 from subject where request_id = ? || '-cancel'
                        """, id, id, id)).hasSizeGreaterThanOrEqualTo(sent));
    }

    private void unpaid() {
        world.reopen(options -> options.withSpeed(0).withCredit(0));
        world.publish(world.order(id, "web-1", "web-2"));
        world.untilTold(id, "payment-required");
    }

    private void pending() {
        frozen();
        world.untilTold(id, "pending");
    }

    private void notReady() {
        inject("server_list", "status:500");
        world.publish(world.order(id, "web-1", "web-2"));
        world.untilTold(id, "completed");
        lasting = true;
    }

    private void ready() {
        world.provider().clock().speed(3600);
        world.publish(world.order(id, "web-1", "web-2"));
        world.untilEnded(id);
        world.provider().clock().speed(0);
    }

    private void webTwo(String until) {
        ready();
        world.publish(world.cancel(id + "-first", id).put("item_name", "web-2"));
        world.untilTold(id, "cancellation-scheduled");
        if (until.equals("item-cancelled")) {
            world.provider().clock().advance(Duration.ofDays(31));
            world.untilTold(id, until);
        }
    }

    private void endedByHand() {
        ready();
        inject("order_status", "status:500");
        world.placed(id).items().forEach(item -> world.provider().force(order(), item.id(), 900, "Order is cancelled"));
    }

    private void withdrawn() {
        turnedAway();
        world.publish(world.cancel(id + "-first", id));
        world.untilTold(id, "cancelled");
        afterwards = () -> {};
    }

    private void over() {
        endedByHand();
        world.provider().clearFaults();
        OTTO.post(id + "/poll").statusCode(200);
        world.untilTold(id, "cancelled");
    }

    private void rejected() {
        inject("order_create", "status:400");
        frozen();
        world.untilTold(id, "rejected");
    }

    /** One after the other; where the order is known, the second once the first has done its work. */
    private void publish(ObjectNode... all) {
        sent = all.length;
        world.publish(all[0]);
        if (all.length > 1) {
            if (world.story(id).tells("submitted")) {
                world.untilTold(id, "cancellation-scheduled");
            }
            world.publish(all[1]);
        }
    }

    private void met(String fault) {
        world.provider().inject(FaultRule.nth("order_cancel", 1, Fault.parse(fault)));
        publish(cancel());
        world.untilAsked("order_cancel", 1);
    }

    private void rest(String action, String body) {
        int status = (body.isEmpty() ? OTTO.post(id + "/" + action) : OTTO.post(id + "/" + action, body))
                .extract()
                .statusCode();
        answer = answer.isEmpty() ? "" + status : answer + ", " + status;
    }

    private ObjectNode cancel() {
        return cancel("");
    }

    private ObjectNode cancel(String which) {
        return world.cancel(id + "-cancel" + which, id);
    }

    private ObjectNode byOrderId(long order) {
        ObjectNode cancel = cancel().put("order_id", order);
        cancel.remove("order_request_id");
        return cancel;
    }

    private long order() {
        return world.placed(id).id();
    }

    private long item(int index) {
        return world.placed(id).items().get(index).id();
    }
}
