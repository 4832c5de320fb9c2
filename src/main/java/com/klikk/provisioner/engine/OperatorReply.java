package com.klikk.provisioner.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came of an operator's action. All but {@link Done} changed nothing. */
public sealed interface OperatorReply {
    /** It is in the timeline, and the engine goes on from there. */
    record Done() implements OperatorReply {}

    /** It was so before; nothing had to be done. */
    record Already() implements OperatorReply {}

    /** No order came from a request of this id. */
    record Unknown() implements OperatorReply {}

    /**
     * Where the order stands there is nothing to do for this action.
     *
     * @param possible the actions that would do something
     * @param underWayUntil until then an {@code order_create} may still be under way; null where that is not in question
     */
    record NotNow(String state, List<String> possible, Instant underWayUntil) implements OperatorReply {}

    /** A saga owns the order, or did; {@code requestId} is empty where it is forgotten. */
    record Owned(long orderId, String requestId) implements OperatorReply {}

    /** The order surely has no such item. */
    record NoSuchItem(String itemName, Long orderItemId) implements OperatorReply {}

    /** The order may be what an open request led to, or a request's token says that it is. */
    record Unclear(long orderId, String requestId, boolean marked) implements OperatorReply {}

    /** The request id means something else already. */
    record IdTaken(String requestId) implements OperatorReply {}

    /** The provider answered 404. */
    record NotThere(long orderId, String account) implements OperatorReply {}

    /** The order's items are not those that were asked for. */
    record OtherItems(List<String> wanted, List<String> shown) implements OperatorReply {}

    /** The order's reference begins with the token of another placement. */
    record OtherToken(long orderId, String token) implements OperatorReply {}

    /** The provider could not be asked, or told nothing. {@code retryAfter} may be null. */
    record Unanswered(String why, Duration retryAfter) implements OperatorReply {}
}
