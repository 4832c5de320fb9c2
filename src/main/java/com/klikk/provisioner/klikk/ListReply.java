package com.klikk.provisioner.klikk;

import java.time.Duration;
import java.util.List;

/** What {@code order_list} said. A listing that can't be read is {@link NoAnswer}, never an empty one. */
public sealed interface ListReply {
    /** A readable listing, possibly empty. */
    record Read(List<OrderReading> orders) implements ListReply {}

    /** 401, 403, 404, 405, 413, 415: the account's set-up is wrong. */
    record Held(int httpStatus, String why) implements ListReply {}

    /** Nothing was learned. {@code retryAfter} may be null. */
    record NoAnswer(String why, Duration retryAfter) implements ListReply, Fruitless {}
}
