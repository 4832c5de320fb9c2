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
 */
record Call(Buffer body, BooleanSupplier wanted, Predicate<Reply> question, int largestReply) {
    /** Ample for a reply about one order. */
    private static final int ONE_ORDER = 1 << 20;

    /** About a hundred thousand orders. */
    private static final int LISTING = 32 << 20;

    static Call about(Buffer body) {
        return new Call(body, () -> true, reply -> true, ONE_ORDER);
    }

    static Call purchase(byte[] body, BooleanSupplier wanted) {
        return new Call(Buffer.buffer(body), wanted, CreateOutcome::isQuestion, ONE_ORDER);
    }

    static Call listing(Buffer body) {
        return new Call(body, () -> true, reply -> true, LISTING);
    }
}
