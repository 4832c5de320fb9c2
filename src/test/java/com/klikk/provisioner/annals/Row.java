package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Tracked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A saga's row, as the database keeps it. */
final class Row {
    final long key;
    final String meaning;
    final Story story;
    Saga saga;
    int version;
    int quiet;
    /** Null: never. */
    Instant due;
    /** Whoever holds it; 0: nobody. */
    long owner;

    Instant updatedAt;
    /** Since when it was there, this time. */
    Instant since;
    /** Answers that are still to come, of holders that slept. */
    final List<Observation> parked;

    Row(long key, String meaning, Story story, Saga saga, Instant now) {
        this(key, meaning, story, saga, now, new ArrayList<>());
    }

    private Row(long key, String meaning, Story story, Saga saga, Instant now, List<Observation> parked) {
        this.parked = parked;
        this.key = key;
        this.meaning = meaning;
        this.story = story;
        this.saga = saga;
        this.due = now;
        this.updatedAt = now;
        this.since = now;
    }

    /** The row of a saga that was purged and matters again. */
    Row raised(Saga left, Instant now) {
        Row raised = new Row(key, meaning, story, left, now, parked);
        raised.version = version + 1;
        raised.due = null;
        raised.updatedAt = updatedAt;
        return raised;
    }

    /** Once in how many times something befalls it here: the oftener, the rarer the stage is, and the sooner it is over. */
    int oddity() {
        if (saga.stage() instanceof Over || saga.stage() instanceof Tracked.Completed) {
            return 1;
        }
        return saga.stage() instanceof Tracked.Pending || saga.stage() instanceof Accepted ? 3 : 8;
    }

    List<String> names() {
        return saga.request().items().stream().map(item -> item.name()).toList();
    }

    /** What a decision needs of it, and what fences its writing. */
    record Read(Row row, int version, Saga saga, int quiet) {
        static Read of(Row row) {
            return new Read(row, row.version, row.saga, row.quiet);
        }

        Read written(Decision decision) {
            return new Read(row, version + 1, decision.saga(), decision.changed() ? 0 : quiet + 1);
        }
    }
}
