package com.klikk.provisioner.saga;

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
     * {@code order_status}; and {@code server_list} for the items that are not known to be ready, once they may be.
     *
     * @param unready items whose server is still to be seen
     * @param creating whether pending was told already, so that servers are worth asking for whatever the status
     */
    record Look(long orderId, List<ItemState> unready, boolean creating) implements Action {
        /** The items whose servers are worth asking for, given what {@code order_status} just showed. */
        public List<Long> serversToSee(Sight sight) {
            StatusClass read = StatusClass.of(sight.status());
            boolean may = creating || read == StatusClass.PENDING || read == StatusClass.COMPLETED;
            return !may
                    ? List.of()
                    : Matching.merge(unready, sight.items()).stream()
                            .map(ItemState::orderItemId)
                            .filter(id -> id != null && id > 0)
                            .toList();
        }
    }

    /** {@code order_cancel}; {@code orderItemId} is null where the whole order is meant. */
    record Cancel(long orderId, Target target, Long orderItemId) implements Action {}
}
