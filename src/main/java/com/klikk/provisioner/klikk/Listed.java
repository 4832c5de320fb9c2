package com.klikk.provisioner.klikk;

import java.time.Duration;

/** What came of a listing that was told part by part. Unless it was {@link Read}, its rows are no more than some that are there. */
public sealed interface Listed {
    /** It was whole, and so long. */
    record Read(long rows) implements Listed {}

    /** 401, 403, 404, 405, 413, 415: the account's set-up is wrong. */
    record Held(int httpStatus, String why) implements Listed {}

    /** It could not be read, or not to its end. {@code retryAfter} may be null. */
    record NoAnswer(String why, Duration retryAfter) implements Listed, Fruitless {}
}
