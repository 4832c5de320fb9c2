package com.klikk.provisioner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The spans of one trace as a collector got them. */
public record Trace(List<ToldSpan> spans) {
    /** Those of that name. */
    public List<ToldSpan> named(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    /** The only one of that name. */
    public ToldSpan the(String name) {
        assertThat(named(name)).as("%s among %s", name, spans).hasSize(1);
        return named(name).get(0);
    }

    /** Those of calls to the provider. */
    public List<ToldSpan> calls() {
        return ofKind("CLIENT");
    }

    /** Those of events that were published. */
    public List<ToldSpan> sent() {
        return ofKind("PRODUCER");
    }

    /** The one with which that event was published. */
    public ToldSpan sent(Told event) {
        return sent().stream()
                .filter(span ->
                        event.headers().get("ce_id").equals(span.attributes().get("cloudevents.event_id")))
                .findFirst()
                .orElseThrow();
    }

    private List<ToldSpan> ofKind(String kind) {
        return spans.stream().filter(span -> span.kind().equals(kind)).toList();
    }

    /** The trace that a header names. */
    public static String id(String traceparent) {
        return traceparent.split("-", -1)[1];
    }
}
