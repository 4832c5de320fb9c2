package com.klikk.provisioner.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.Requests;
import java.util.List;
import java.util.Locale;

/** What is asked for, and what has to come of it whatever happens to the service. */
enum Scenario {
    BOUGHT(1, "accepted", "submitted", "paid", "pending", "server-ready", "completed"),
    REFUSED(0, "accepted", "rejected") {
        @Override
        FaultRule[] faults() {
            return new FaultRule[] {FaultRule.always("order_create", Fault.parse("status:400"))};
        }
    },
    CANCELLED_BEFORE(0, "accepted", "cancelled") {
        @Override
        List<JsonNode> messages(String account, String requestId) {
            return List.of(
                    Requests.cancel(account, requestId + "-cancel", requestId),
                    Requests.order(account, requestId, "web-1"));
        }
    },
    UNREADABLE(0, "rejected") {
        @Override
        List<JsonNode> messages(String account, String requestId) {
            ObjectNode order = Requests.order(account, requestId, "web-1");
            Requests.options(order).put("quantity_cpu", -1);
            return List.of(order);
        }
    };

    private final int orders;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<String> tells;

    Scenario(int orders, String... tells) {
        this.orders = orders;
        this.tells = List.of(tells);
    }

    List<JsonNode> messages(String account, String requestId) {
        return List.of(Requests.order(account, requestId, "web-1"));
    }

    FaultRule[] faults() {
        return new FaultRule[0];
    }

    /** Orders at the provider in the end. */
    int orders() {
        return orders;
    }

    /** The types of all events; a server may be ready before its order is complete, or after. */
    List<String> tells() {
        return tells;
    }

    /** Messages in the dead-letter topic in the end. */
    int letters() {
        return this == UNREADABLE ? 1 : 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
