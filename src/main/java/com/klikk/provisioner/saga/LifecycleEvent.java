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
    /**
     * What belongs to one item, one server or one reason; each may be null.
     *
     * @param server the provider's own JSON object
     * @param warnings how the server differs from what was ordered
     * @param orders those that a person should look at
     */
    public record Detail(
            String itemName, String server, List<String> warnings, Reason reason, String tried, List<Long> orders) {
        /** Nothing beyond the order itself. */
        public static final Detail NONE = new Detail(null, null, List.of(), null, null, List.of());

        static Detail item(String name) {
            return new Detail(name, null, List.of(), null, null, List.of());
        }

        static Detail server(String itemName, String json, List<String> warnings) {
            return new Detail(itemName, json, warnings, null, null, List.of());
        }

        static Detail reason(Reason reason, String tried) {
            return reason(reason, tried, List.of());
        }

        static Detail reason(Reason reason, String tried, List<Long> orders) {
            return new Detail(null, null, List.of(), reason, tried, List.copyOf(orders));
        }
    }

    LifecycleEvent ending() {
        return new LifecycleEvent(type, sequence, inferred, true, detail);
    }
}
