package com.klikk.provisioner.klikk;

import io.vertx.core.buffer.Buffer;
import java.util.function.BooleanSupplier;

/**
 * One call as it is to be sent.
 *
 * @param wanted asked once the connection stands, before the first byte is written
 * @param largestReply bytes after which reading stops
 */
record Call(Buffer body, BooleanSupplier wanted, int largestReply) {
    /** Ample for a reply about one order. */
    private static final int ONE_ORDER = 1 << 20;

    /** About a hundred thousand orders. */
    private static final int LISTING = 32 << 20;

    static Call about(Buffer body) {
        return new Call(body, () -> true, ONE_ORDER);
    }

    static Call purchase(byte[] body, BooleanSupplier wanted) {
        return new Call(Buffer.buffer(body), wanted, ONE_ORDER);
    }

    static Call listing(Buffer body) {
        return new Call(body, () -> true, LISTING);
    }
}
