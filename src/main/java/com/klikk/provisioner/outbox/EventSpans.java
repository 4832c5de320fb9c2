package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.trace.Open;
import com.klikk.provisioner.trace.Origin;
import com.klikk.provisioner.trace.Outgoing;
import com.klikk.provisioner.trace.Spans;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A span of each event that is published, where spans are wanted: the event carries its context. */
@ApplicationScoped
class EventSpans {
    private final Spans spans;
    private final TopicNames topics;
    private final Clock clock;
    private final Set<String> accounts;

    EventSpans(Spans spans, TopicNames topics, Clock clock, ProvisionerConfig config) {
        this.spans = spans;
        this.topics = topics;
        this.clock = clock;
        this.accounts = config.accounts().keySet();
    }

    /** Rows as they are to be sent. The spans of a batch that Kafka does not get are never told. */
    record Batch(List<OutboxRow> rows, List<Open> spans) {
        void sent() {
            spans.forEach(Open::end);
        }
    }

    Batch begin(List<OutboxRow> rows) {
        if (!spans.on()) {
            return new Batch(rows, List.of());
        }
        Instant now = clock.now();
        List<OutboxRow> traced = new ArrayList<>(rows.size());
        List<Open> open = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            Open span = spans.telling(outgoing(row), now);
            open.add(span);
            traced.add(row.within(span.traceparent()));
        }
        return new Batch(traced, open);
    }

    private Outgoing outgoing(OutboxRow row) {
        return new Outgoing(
                new Origin(row.traceparent(), row.acceptedAt()),
                row.requestId(),
                accounts.contains(row.account()) ? row.account() : "unknown",
                row.eventId(),
                row.type(),
                String.join(",", topics.of(row.type())));
    }
}
