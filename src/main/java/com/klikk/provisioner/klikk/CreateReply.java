package com.klikk.provisioner.klikk;

import java.time.Duration;

/**
 * What became of one {@code order_create}. Only {@link NotSent} proves that nothing was bought and permits another try.
 * Messages are redacted and at most 500 characters long.
 */
public sealed interface CreateReply {
    /** 2xx (or 402) with a readable order id: the order exists. Status and message may be missing. */
    record Placed(long orderId, Integer status, String message) implements CreateReply {}

    /**
     * The request never reached the provider, or the provider took no notice of it (429, or a log-in that was not finished).
     *
     * @param reached the provider turned it away; else no byte of it was sent
     * @param retryAfter may be null
     */
    record NotSent(String why, Duration retryAfter, boolean reached) implements CreateReply, Fruitless {}

    /** 400 or 422 with a JSON object and no order id: refused for good. */
    record Refused(int httpStatus, String message) implements CreateReply {}

    /** 401, 404, 405, 413, 415: the account's set-up is wrong. */
    record Held(int httpStatus, String why) implements CreateReply {}

    /** 403 on this very request. */
    record Forbidden(String message) implements CreateReply {}

    /** Everything else: the order may exist. */
    record Unclear(String why) implements CreateReply, Fruitless {
        @Override
        public Duration retryAfter() {
            return null;
        }
    }
}
