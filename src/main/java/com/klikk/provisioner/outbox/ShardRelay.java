package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Moves one shard's rows to Kafka: read, send in one transaction, forget; over and over until there are none. Confined to its context. */
final class ShardRelay {
    private static final Logger LOG = Logger.getLogger(ShardRelay.class);

    /** A batch is full with so many events; with the rest of the row that fills it there are more. */
    private static final int BATCH = 1000;

    private static final int REPLAYS = 500;
    private static final long PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /** Dead letters have no order to keep; one relay takes care of all. */
    private static final int SHARD_OF_LETTERS = 0;

    private final int shard;
    private final KafkaWay way;
    private final LetterRelay letters;
    private final Sources sources;
    private final Context context;
    private final SharedOutbox outbox;
    private final Pace pace;
    private final Runnable kick = this::kick;
    private boolean held;
    private boolean running;
    private boolean again;
    private boolean thorough = true;
    private int failures;

    /** Where a relay gets what it sends. */
    @Singleton
    static class Sources {
        private final OutboxStore outbox;
        private final ReplayStore replays;
        private final DeadLetters letters;
        private final SnapshotSource snapshots;
        private final EventRecords records;
        private final EventSpans spans;

        Sources(
                OutboxStore outbox,
                ReplayStore replays,
                DeadLetters letters,
                SnapshotSource snapshots,
                EventRecords records,
                EventSpans spans) {
            this.outbox = outbox;
            this.replays = replays;
            this.letters = letters;
            this.snapshots = snapshots;
            this.records = records;
            this.spans = spans;
        }

        SharedOutbox shared(Context context) {
            return new SharedOutbox(outbox, snapshots, context, BATCH);
        }
    }

    /** What the relays of a replica share. */
    record Shared(Context context, SharedOutbox outbox, Pace pace) {}

    ShardRelay(int shard, Publisher publisher, Sources sources, Shared shared) {
        this.shard = shard;
        this.sources = sources;
        this.context = shared.context();
        this.way = new KafkaWay(publisher, context);
        this.letters = new LetterRelay(sources.letters, way);
        this.outbox = shared.outbox();
        this.pace = shared.pace();
    }

    /** Whether this replica has the shard's turn. Without it the producer is closed, and the next turn begins by fencing. */
    void hold(boolean ours) {
        if (held && !ours && !running) {
            way.close();
        }
        held = ours;
        kick();
    }

    boolean idle() {
        return !running && !pace.waiting();
    }

    /** There may be something to send, be it events, dead letters or what was told before. */
    void kickThoroughly() {
        thorough = true;
        kick();
    }

    /** There may be events to send. */
    void kick() {
        if (running) {
            again = true;
        } else if (held && !pace.holdsBack(kick)) {
            begin();
        }
    }

    private void begin() {
        running = true;
        again = false;
        turn().subscribe().with(this::succeeded, this::failed);
    }

    private void succeeded(boolean more) {
        failures = 0;
        turned(more);
    }

    /** Where there is more, nobody waits for it to become enough. */
    private void turned(boolean more) {
        running = false;
        if (!held) {
            way.close();
        } else if (more) {
            begin();
        } else if (again) {
            kick();
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("relay of shard %d failed, trying again: %s", shard, failure);
        context.owner()
                .setTimer(Math.min(LONGEST_PAUSE_MILLIS, PAUSE_MILLIS << Math.min(failures++, 5)), id -> turned(true));
    }

    private Uni<Boolean> turn() {
        return outbox.read(shard)
                .flatMap(rows -> rows.isEmpty() ? Uni.createFrom().item(false) : fenced(() -> send(rows)))
                .flatMap(more -> more || !thorough ? Uni.createFrom().item(more) : others());
    }

    /** Only where all that was new is told. */
    private Uni<Boolean> others() {
        thorough = false;
        return replays()
                .flatMap(more -> shard == SHARD_OF_LETTERS
                        ? letters.bury().map(moreLetters -> more || moreLetters)
                        : Uni.createFrom().item(more))
                .invoke(more -> thorough |= more)
                .onFailure()
                .invoke(failure -> thorough = true);
    }

    /** What was read before the fence is read again behind it: the relay before us may have sent newer states meanwhile. */
    private Uni<Boolean> fenced(Supplier<Uni<Boolean>> sending) {
        return way.ready() ? sending.get() : way.open().replaceWith(true);
    }

    private Uni<Boolean> send(List<OutboxRow> rows) {
        EventSpans.Batch batch = sources.spans.begin(rows);
        return outbox.snapshots(rows.stream().map(OutboxRow::sagaKey).toList())
                .map(states -> records(batch.rows(), states))
                .flatMap(way::publish)
                .invoke(done -> sent(batch))
                .flatMap(done -> outbox.sent(shard, rows))
                .replaceWith(rows.size() >= BATCH);
    }

    private void sent(EventSpans.Batch batch) {
        batch.sent();
        batch.rows().forEach(sources.records::count);
    }

    private List<ProducerRecord<byte[], byte[]>> records(List<OutboxRow> rows, Map<Long, String> states) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        rows.forEach(row -> records.addAll(sources.records.event(row)));
        records.addAll(sources.records.snapshots(rows, states));
        return records;
    }

    /** However much is sent again, the next event waits for one such transaction at most. */
    private Uni<Boolean> replays() {
        return sources.replays
                .read(shard, REPLAYS)
                .flatMap(rows -> rows.isEmpty() ? Uni.createFrom().item(false) : fenced(() -> sendAgain(rows)));
    }

    private Uni<Boolean> sendAgain(List<ReplayRow> rows) {
        return sources.snapshots
                .snapshots(new TreeSet<>(rows.stream().map(ReplayRow::sagaKey).toList()))
                .map(states -> sources.records.again(rows, states))
                .flatMap(way::publish)
                .invoke(done -> rows.forEach(sources.records::countAgain))
                .flatMap(done -> sources.replays.sent(shard, rows))
                .replaceWith(rows.size() == REPLAYS);
    }
}
