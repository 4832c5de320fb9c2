package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The outbox as all relays of a replica ask for it: shards whose turns begin together are read by one statement, so are their orders'
 * states, and what Kafka has of them is forgotten by one. Confined to its context.
 */
final class SharedOutbox {
    /** Shards that begin together are through to Kafka within this, in milliseconds. */
    private static final long AFTERWARDS = 5;

    private final Gathering<Integer, Map<Integer, List<OutboxRow>>> reads;
    private final Gathering<Collection<Long>, Map<Long, String>> snapshots;
    private final Gathering<OutboxStore.Sent, Void> sent;

    /** {@code enough}: a shard's events of one turn, and the rest of the row that fills it. */
    SharedOutbox(OutboxStore store, SnapshotSource source, Context context, int enough) {
        this.reads =
                new Gathering<>(shards -> store.read(shards, enough), task -> context.runOnContext(go -> task.run()));
        this.snapshots =
                new Gathering<>(keys -> source.snapshots(union(keys)), task -> context.runOnContext(go -> task.run()));
        this.sent = new Gathering<>(store::sent, task -> context.owner().setTimer(AFTERWARDS, id -> task.run()));
    }

    private static Collection<Long> union(List<Collection<Long>> keys) {
        TreeSet<Long> all = new TreeSet<>();
        keys.forEach(all::addAll);
        return all;
    }

    /** The oldest events of a shard. */
    Uni<List<OutboxRow>> read(int shard) {
        return reads.ask(shard).map(rows -> rows.getOrDefault(shard, List.of()));
    }

    /** States of these orders and maybe others, by saga key. */
    Uni<Map<Long, String>> snapshots(Collection<Long> sagaKeys) {
        return snapshots.ask(sagaKeys);
    }

    /** Forgets what Kafka has. */
    Uni<Void> sent(int shard, List<OutboxRow> rows) {
        return sent.ask(new OutboxStore.Sent(shard, rows));
    }
}
