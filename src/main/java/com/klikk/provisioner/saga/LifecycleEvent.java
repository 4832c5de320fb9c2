package com.klikk.provisioner.saga;

import java.util.List;

/**
 * One thing that consumers are told.
 *
 * @param sequence 1, 2, 3 … within the saga
 * @param inferred it passed unseen, and is told because what follows it was seen
 * @param ended it ends the saga
 * @param detail what only some types carry
 */
public record LifecycleEvent(EventType type, int sequence, boolean inferred, boolean ended, Detail detail) {
    /** What belongs to one item, one server or one reason; each may be null. {@code server} is the provider's own JSON object, {@code orders} are those that a person should look at. */
    public record Detail(String itemName, String server, Reason reason, String tried, List<Long> orders) {
        /** Nothing beyond the order itself. */
        public static final Detail NONE = new Detail(null, null, null, null, List.of());

        static Detail item(String name) {
            return new Detail(name, null, null, null, List.of());
        }

        static Detail server(String itemName, String json) {
            return new Detail(itemName, json, null, null, List.of());
        }

        static Detail reason(Reason reason, String tried) {
            return reason(reason, tried, List.of());
        }

        static Detail reason(Reason reason, String tried, List<Long> orders) {
            return new Detail(null, null, reason, tried, List.copyOf(orders));
        }
    }

    LifecycleEvent ending() {
        return new LifecycleEvent(type, sequence, inferred, true, detail);
    }
}
