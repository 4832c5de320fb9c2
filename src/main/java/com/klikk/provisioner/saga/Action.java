package com.klikk.provisioner.saga;

import java.time.Duration;
import java.util.List;

/** The one thing that a saga asks to be done next, after its decision is committed. */
public sealed interface Action {
    /** Nothing before it is due again. */
    record Wait() implements Action {}

    /** {@code order_create}, with this token in the reference. */
    record Place(int attempt, Token token) implements Action {}

    /** {@code order_list}, for what became of that attempt. */
    record Search(int attempt, Token token) implements Action {}

    /**
     * {@code order_status}; and {@code server_list} for the items that are not known to be ready, once they may be. Where a listing shows
     * the order as it is known, that may do instead.
     *
     * @param known the order as it was seen last
     * @param unready items whose server is still to be seen
     * @param creating whether pending was told already, so that servers are worth asking for whatever the status
     * @param closeness what a listing may tell
     * @param patience how long a listing may be waited for: short beside the time since the last look
     */
    record Look(Order known, List<ItemState> unready, boolean creating, Closeness closeness, Duration patience)
            implements Action {
        /** How much a listing has to show to be enough. */
        public enum Closeness {
            /** The order's status will do. */
            ROUGH,
            /** Each item's status, too. */
            ITEMS,
            /** Nothing but {@code order_status} will do. */
            ITSELF
        }

        /** The order's id. */
        public long orderId() {
            return known.id();
        }

        /** Whether this entry of a listing makes {@code order_status} needless. */
        public boolean contentWith(Sight listed) {
            return closeness != Closeness.ITSELF && known.agreesWith(listed, closeness == Closeness.ROUGH);
        }

        /**
         * Whether this entry of a listing shows that creation is under way and no more: a look would tell <em>paid</em> and <em>pending</em>,
         * and another one would be needed for all that follows.
         */
        public boolean tooEarly(Sight listed) {
            return !creating
                    && StatusClass.of(listed.status()) == StatusClass.PENDING
                    && (listed.items() == null || listed.items().stream().allMatch(Look::underWay));
        }

        private static boolean underWay(Sight.Item item) {
            StatusClass read = StatusClass.of(item.status());
            return read == StatusClass.PENDING || read == StatusClass.COMPLETED;
        }

        /** The items whose servers are worth asking for where nothing else has changed. */
        public List<Long> serversToSee() {
            return !creating ? List.of() : ids(unready);
        }

        /**
         * The items whose servers are worth asking for, given what {@code order_status} just showed. Where that tells that creation has
         * begun, no server is expected yet: the next look, which comes soon, asks for it.
         */
        public List<Long> serversToSee(Sight sight) {
            StatusClass read = StatusClass.of(sight.status());
            boolean may = creating || read == StatusClass.COMPLETED;
            return !may ? List.of() : ids(Matching.merge(unready, sight.items()));
        }

        private static List<Long> ids(List<ItemState> items) {
            return items.stream()
                    .map(ItemState::orderItemId)
                    .filter(id -> id != null && id > 0)
                    .toList();
        }
    }

    /** {@code order_cancel}; {@code orderItemId} is null where the whole order is meant. */
    record Cancel(long orderId, Target target, Long orderItemId) implements Action {}
}
