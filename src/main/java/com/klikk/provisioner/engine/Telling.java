package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.event.EventData;
import com.klikk.provisioner.outbox.EventHead;
import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.saga.LifecycleEvent;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What moves tell: events, lines of the timeline. Lines of a change that tells events stand in the first one's row. */
record Telling(List<Told> told, List<Noted> noted) {
    /** An event of a change, with those lines that stand in its row. */
    record Told(Change change, LifecycleEvent event, List<TimelineEntry> lines) {
        String data() {
            return stored(change.after(), event, change.before().reference(), change.at());
        }

        short shard() {
            return Shards.of(change.before().saga().request().requestId());
        }

        OffsetDateTime at() {
            return change.at().atOffset(UTC);
        }

        String linesText() {
            return LinesJson.of(lines, change.at());
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
            List<TimelineEntry> lines = lines(change);
            List<LifecycleEvent> events = change.decision().events();
            if (events.isEmpty()) {
                lines.forEach(line -> noted.add(new Noted(change, line)));
            }
            for (LifecycleEvent event : events) {
                told.add(new Told(change, event, event == events.get(0) ? lines : List.of()));
            }
        }
        return new Telling(told, noted);
    }

    /** Intents and looks that changed nothing stand in the saga's row until something else is told. */
    private static List<TimelineEntry> lines(Change change) {
        List<TimelineEntry> lines = new ArrayList<>();
        if (change.before().saga().stage() instanceof Placing placing
                && !(change.after().stage() instanceof Placing)) {
            lines.add(TimelineEntry.intent(placing));
        }
        if (change.before().quiet() > 0) {
            lines.add(TimelineEntry.quiet(change.before()));
        }
        lines.addAll(change.entries());
        return lines;
    }

    /** Columns of {@code event} and {@code outbox}, {@code timeline}. */
    List<Object> parameters() {
        return Parameters.begin()
                .add(told, tell -> tell.change().key(), Long[]::new)
                .add(told, tell -> tell.event().sequence(), Integer[]::new)
                .add(told, tell -> tell.event().type().wire(), String[]::new)
                .add(told, Told::at, OffsetDateTime[]::new)
                .add(told, Told::data, String[]::new)
                .add(told, Told::linesText, String[]::new)
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
