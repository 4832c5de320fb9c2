package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** An order of two items where the words of the table in {@code docs/cancellation.md} have it stand. */
final class OrderStanding {
    private final World world;
    private final String id;
    private final Map<String, Runnable> states = new LinkedHashMap<>();
    private IntConsumer afterwards = sent -> {};
    private boolean lasting;

    OrderStanding(World world) {
        this.world = world;
        this.id = world.newId();
        states.put(
                "not heard of yet",
                () -> afterwards = sent -> {
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
    }

    /** Its request id. */
    String id() {
        return id;
    }

    /** Brings it there. */
    void at(String state) {
        states.get(state).run();
    }

    /** So many cancels were sent: lets go on what was kept back. */
    void goOn(int sent) {
        afterwards.accept(sent);
        if (!lasting) {
            world.provider().clearFaults();
        }
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
    private void noted(int sent) {
        world.eventually(() -> assertThat(world.rows().texts("""
                        select 1 from request where request_id like ? || '-cancel%' and saga_key is not null
                        union all select 1 from history t join subject u using (saga_key) where u.request_id = ? and t.kind = 'operator'
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
        afterwards = sent -> {};
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

    long order() {
        return world.placed(id).id();
    }

    long item(int index) {
        return world.placed(id).items().get(index).id();
    }
}
