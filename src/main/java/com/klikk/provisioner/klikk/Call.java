package com.klikk.provisioner.klikk;

import com.klikk.provisioner.klikk.Exchange.Reply;
import io.vertx.core.buffer.Buffer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One call as it is to be sent.
 *
 * @param wanted asked whenever a connection stands, before the first byte is written
 * @param question whether a 401 may be answered
 * @param largestReply bytes after which reading stops
 * @param stream reads the body of a 2xx as it arrives, however large; null where it is to be kept
 */
record Call(Buffer body, BooleanSupplier wanted, Predicate<Reply> question, int largestReply, Streaming<?> stream) {
    /** Ample for a reply about one order. */
    private static final int ONE_ORDER = 1 << 20;

    /** About a hundred thousand orders; more are only read part by part. */
    private static final int LISTING = 32 << 20;

    static Call about(Buffer body) {
        return new Call(body, () -> true, reply -> true, ONE_ORDER, null);
    }

    static Call purchase(byte[] body, BooleanSupplier wanted) {
        return new Call(Buffer.buffer(body), wanted, CreateOutcome::isQuestion, ONE_ORDER, null);
    }

    static Call listing(Buffer body) {
        return new Call(body, () -> true, reply -> true, LISTING, null);
    }

    static Call streamed(Buffer body, Streaming<?> stream) {
        return new Call(body, () -> true, reply -> true, ONE_ORDER, stream);
    }
}
