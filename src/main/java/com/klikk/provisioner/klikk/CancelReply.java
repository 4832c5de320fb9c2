package com.klikk.provisioner.klikk;

import java.time.Duration;

/** What {@code order_cancel} said. Asking again is safe: a cancelled order stays cancelled. */
public sealed interface CancelReply {
    /** 2xx, whatever the body: it ends after its paid period. */
    record Accepted() implements CancelReply {}

    /** 404: to be confirmed by {@code order_status}. */
    record NotFound() implements CancelReply {}

    /** Another 4xx: the provider won't. */
    record Refused(int httpStatus, String message) implements CancelReply {}

    /** 401, 405, 413, 415: the account's set-up is wrong. */
    record Held(int httpStatus, String why) implements CancelReply {}

    /** Nothing was learned; ask again. {@code retryAfter} may be null. */
    record NoAnswer(String why, Duration retryAfter) implements CancelReply, Fruitless {}
}
