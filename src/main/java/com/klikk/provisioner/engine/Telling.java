package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.event.EventData;
import com.klikk.provisioner.outbox.EventHead;
import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.saga.LifecycleEvent;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What moves tell: events, lines of the timeline. */
record Telling(List<Told> told, List<Noted> noted) {
    /** An event of a change. */
    record Told(Change change, LifecycleEvent event) {
        String data() {
            return stored(change.after(), event, change.before().reference(), change.at());
        }

        short shard() {
            return Shards.of(change.before().saga().request().requestId());
        }

        OffsetDateTime at() {
            return change.at().atOffset(UTC);
        }
    }

    /** A line of a saga's timeline. */
    record Noted(Change change, TimelineEntry entry) {
        OffsetDateTime until() {
            return entry.until() == null ? null : entry.until().atOffset(UTC);
        }
    }

    /** What to store of the JSON of an event, which stands in a row beside its head and its order's reference. */
    static String stored(Saga saga, LifecycleEvent event, String reference, Instant at) {
        Request request = saga.request();
        var head = new EventHead(
                request.requestId(), request.account(), event.type().wire(), event.sequence(), at, reference);
        return head.without(EventData.of(saga, event, reference, at));
    }

    static Telling of(List<Change> changes) {
        List<Told> told = new ArrayList<>();
        List<Noted> noted = new ArrayList<>();
        for (Change change : changes) {
            change.decision().events().forEach(event -> told.add(new Told(change, event)));
            if (change.before().quiet() > 0) {
                noted.add(new Noted(change, TimelineEntry.quiet(change.before())));
            }
            change.entries().forEach(entry -> noted.add(new Noted(change, entry)));
        }
        return new Telling(told, noted);
    }

    /** Columns of {@code event} and {@code outbox}, {@code timeline}. */
    List<Object> parameters() {
        return Parameters.begin()
                .add(told, tell -> tell.change().key(), Long[]::new)
                .add(told, tell -> tell.event().sequence(), Integer[]::new)
                .add(told, tell -> tell.event().type().wire(), String[]::new)
                .add(told, Told::at, OffsetDateTime[]::new)
                .add(told, Told::data, String[]::new)
                .add(told, Told::shard, Short[]::new)
                .add(noted, note -> note.change().key(), Long[]::new)
                .add(noted, note -> note.entry().at().atOffset(UTC), OffsetDateTime[]::new)
                .add(noted, Noted::until, OffsetDateTime[]::new)
                .add(noted, note -> note.entry().times(), Integer[]::new)
                .add(noted, note -> note.entry().kind(), String[]::new)
                .add(noted, note -> note.entry().name(), String[]::new)
                .add(noted, note -> note.entry().outcome(), String[]::new)
                .add(noted, note -> note.entry().detail(), String[]::new)
                .list();
    }
}
