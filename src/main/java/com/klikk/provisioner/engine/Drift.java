package com.klikk.provisioner.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** Where provider and sagas differ. */
public sealed interface Drift {
    /** What differs. */
    @JsonProperty
    String kind();

    /**
     * An order that no saga owns or ever owned.
     *
     * @param items the items' names, or null where the listing shows none
     * @param maybe the request that it may have come from, which is not settled or was given up; else null
     */
    @JsonInclude(Include.NON_NULL)
    record StrayOrder(
            String account,
            long orderId,
            Integer status,
            String statusClass,
            String reference,
            List<String> items,
            String maybe)
            implements Drift {
        @Override
        public String kind() {
            return "order";
        }
    }

    /** A server of an item that is in no order which a saga owns or ever owned. */
    @JsonInclude(Include.NON_NULL)
    record StrayServer(String account, Long serverId, String name, long orderItemId, String maybe) implements Drift {
        @Override
        public String kind() {
            return "server";
        }
    }

    /** An order that was placed and not cancelled, and that the provider does not list. */
    record Missing(String account, String requestId, long orderId, String state) implements Drift {
        @Override
        public String kind() {
            return "missing";
        }
    }

    /**
     * Which listings this was held against.
     *
     * @param orders {@code read}, or why nothing is said of orders
     * @param servers {@code read}, or why nothing is said of servers
     */
    record Read(String account, String orders, String servers, Instant at) {}

    /** All of it. */
    record Report(List<Drift> items, List<Read> read) {}
}
