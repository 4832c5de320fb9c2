package com.klikk.provisioner.engine;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.klikk.provisioner.outbox.Phrases;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The column {@code event.lines}, which the view {@code history} reads: what a row of {@code timeline} would tell, in a fifth of its bytes. */
final class LinesJson {
    private LinesJson() {}

    /** Null where there is none. */
    static String of(List<TimelineEntry> lines, Instant occurredAt) {
        if (lines.isEmpty()) {
            return null;
        }
        StringBuilder json = new StringBuilder(64 * lines.size());
        lines.forEach(line -> {
            json.append(json.isEmpty() ? "[[" : ",[").append(since(occurredAt, line.at()));
            text(json, line.kind());
            text(json, line.name());
            text(json, line.outcome());
            text(json, line.detail());
            if (line.until() != null || line.times() != 1) {
                json.append(',').append(line.times());
            }
            if (line.until() != null) {
                json.append(',').append(since(occurredAt, line.until()));
            }
            json.append(']');
        });
        return Phrases.LINES.shortened(json.append(']').toString());
    }

    /** Between the two as the database keeps them. */
    private static long since(Instant occurredAt, Instant then) {
        return ChronoUnit.MICROS.between(
                occurredAt.truncatedTo(ChronoUnit.MICROS), then.truncatedTo(ChronoUnit.MICROS));
    }

    private static void text(StringBuilder json, String text) {
        if (text == null) {
            json.append(",null");
            return;
        }
        json.append(",\"");
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }
}
