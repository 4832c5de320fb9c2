package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.World;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plays what the words of the table in {@code docs/cancellation.md} say: an order of two items, and a cancel of it. */
final class CancelScene {
    private static final long NOBODYS = 999_999_999;

    private final World world;
    private final OrderStanding order;
    private final Map<String, Runnable> cancels = new LinkedHashMap<>();
    private final String id;
    private String answer = "";
    private int sent = 1;

    CancelScene(World world) {
        this.world = world;
        this.order = new OrderStanding(world);
        this.id = order.id();
        cancels.put("order", () -> publish(cancel()));
        cancels.put("order, by order_id", () -> publish(byOrderId(order.order())));
        cancels.put("order, by an order_id that nobody owns", () -> publish(byOrderId(NOBODYS)));
        cancels.put("order, twice", () -> publish(cancel(), cancel("-again")));
        cancels.put("web-2", () -> publish(cancel().put("item_name", "web-2")));
        cancels.put("web-2, by its id", () -> publish(cancel().put("order_item_id", order.item(1))));
        cancels.put(
                "web-2, by name and id",
                () -> publish(cancel().put("item_name", "web-2").put("order_item_id", order.item(1))));
        cancels.put(
                "web-2, by name, then by id",
                () -> publish(
                        cancel().put("item_name", "web-2"), cancel("-again").put("order_item_id", order.item(1))));
        cancels.put(
                "web-1, then web-2",
                () -> publish(
                        cancel().put("item_name", "web-1"), cancel("-again").put("item_name", "web-2")));
        cancels.put("web-2, then the order", () -> publish(cancel().put("item_name", "web-2"), cancel("-again")));
        cancels.put("web-9", () -> publish(cancel().put("item_name", "web-9")));
        cancels.put("item id 999999999", () -> publish(cancel().put("order_item_id", NOBODYS)));
        cancels.put(
                "web-1 with web-2's id",
                () -> publish(cancel().put("item_name", "web-1").put("order_item_id", order.item(1))));
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
        order.at(state);
        return id;
    }

    /** Cancels, and then lets go on what was kept back. */
    void send(String words) {
        cancels.get(words).run();
        order.goOn(sent);
    }

    /** What the sender heard by REST, else what was told under the cancel's own id. */
    String answer(boolean expected) {
        if (!answer.isEmpty()) {
            return answer;
        }
        String own = id + "-cancel";
        return String.join(", ", (expected ? world.untilEnded(own) : world.story(own)).types());
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
}
