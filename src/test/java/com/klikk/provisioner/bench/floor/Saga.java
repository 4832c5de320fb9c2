package com.klikk.provisioner.bench.floor;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A row in hand.
 *
 * @param attempt what fences it: a claim counts it up
 * @param body the request, while its order is not placed
 */
record Saga(
        long key, String requestId, String name, String reference, int state, int attempt, long orderId, String body) {
    static final int ACCEPTED = 0;
    static final int SUBMITTED = 1;
    static final int PENDING = 2;
    static final int ENDED = 3;

    /** The first part of its events' ids. */
    String id() {
        return UUID.nameUUIDFromBytes(requestId.getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
