package com.klikk.provisioner.saga;

import java.util.List;
import java.util.Set;

/**
 * One {@code order_create} request on its way to its end.
 *
 * @param sequence the last event's
 * @param cancels cancels asked for, in their order
 * @param attention what a person was told and what still holds
 */
public record Saga(Request request, Stage stage, int sequence, List<CancelWish> cancels, Set<Reason> attention) {
    /** Whether cancelling the whole order was asked for before it was placed. */
    boolean withdrawn() {
        return cancels.stream().anyMatch(wish -> wish.target().wholeOrder());
    }

    /** Whether one of the items is meant, as far as they are known: ids are the provider's, and come with the order. */
    public boolean mayHave(Target target) {
        return stage instanceof Tracked tracked
                ? tracked.order().items().stream().anyMatch(target::mayMean)
                : target.itemName() == null || request.orders(target.itemName());
    }
}
