package com.klikk.provisioner.klikk;

import java.time.Duration;

/** What {@code order_status} said. */
public sealed interface StatusReply {
    /** A readable reply that speaks of the order asked for. */
    record Read(OrderReading order) implements StatusReply {}

    /** 404. Never taken for "cancelled". */
    record NotFound() implements StatusReply {}

    /** 401, 403, 405, 413, 415: the account's set-up is wrong. */
    record Held(int httpStatus, String why) implements StatusReply {}

    /** No connection, time-out, 429, 5xx, an unreadable body: nothing was learned. {@code retryAfter} may be null. */
    record NoAnswer(String why, Duration retryAfter) implements StatusReply, Fruitless {}
}
