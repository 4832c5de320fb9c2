package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** Where the relay gets the whole current state of orders. */
public interface SnapshotSource {
    /** JSON by saga key, for those keys that have a saga. */
    Uni<Map<Long, String>> snapshots(Collection<Long> sagaKeys);
}
