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
    /** Whether these cancels, whatever became of them, leave nothing of the order: it is named as a whole, or item by item. */
    boolean withdrawn(List<CancelWish> wishes) {
        return wishes.stream().anyMatch(wish -> wish.target().wholeOrder())
                || request.items().stream()
                        .allMatch(item -> wishes.stream()
                                .anyMatch(
                                        wish -> item.name().equals(wish.target().itemName())));
    }

    /** Whether a purchase or a cancel is what comes next. */
    public boolean urgent() {
        return stage instanceof Accepted || cancels.stream().anyMatch(CancelWish::toBeSent);
    }

    /** Whether the order or one of its items is meant, as far as they are known: ids are the provider's, and come with the order. */
    public boolean mayHave(Target target) {
        if (target.wholeOrder()) {
            return true;
        }
        return stage instanceof Tracked tracked
                ? tracked.order().mayHave(target)
                : target.itemName() == null || request.orders(target.itemName());
    }
}
