package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.trace.Origin;
import java.time.Instant;

/**
 * A saga as read for a decision, with what fences its writing.
 *
 * @param version the row's, to be found unchanged by the write
 * @param quiet looks in a row that changed nothing, the first and last of them at {@code quietSince} and {@code quietLast}
 * @param dueAt when it was due before it was claimed; null where it was not
 * @param reference the publisher's own, or null
 * @param body the provider's body of an order that is not placed yet, else null
 * @param origin what the spans of a claimed saga belong to; null where it has none
 */
record Claimed(
        long key,
        int version,
        Saga saga,
        int quiet,
        Instant quietSince,
        Instant quietLast,
        Instant dueAt,
        String reference,
        String body,
        Long owner,
        Origin origin) {
    boolean heldBy(Long replica) {
        return owner != null && owner.equals(replica);
    }

    /** The same row after a look that changed nothing was written. */
    Claimed looked(Instant at) {
        return new Claimed(
                key,
                version + 1,
                saga,
                quiet + 1,
                quietSince == null ? at : quietSince,
                at,
                dueAt,
                reference,
                body,
                owner,
                origin);
    }

    /** The same row, which is due then. */
    Claimed due(Instant at) {
        return new Claimed(key, version, saga, quiet, quietSince, quietLast, at, reference, body, owner, origin);
    }

    /** The same row after a write of ours. */
    Claimed written(Saga next) {
        return new Claimed(key, version + 1, next, 0, null, null, dueAt, reference, body, owner, origin);
    }
}
