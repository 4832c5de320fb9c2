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
}
