package com.klikk.provisioner.request;

import com.klikk.provisioner.request.IdOffer.ByTopic;
import com.klikk.provisioner.request.StrictJson.Outcome;
import java.util.List;
import java.util.Optional;

/** Takes a request's body out of a Kafka message: plain JSON, or a CloudEvent in binary or structured mode. */
record MessageOpener(Message message, Headers headers) {
    private static final String EVENT_TYPES = "application/cloudevents";

    static Opening open(Message message) {
        return new MessageOpener(message, Headers.of(message)).open();
    }

    private Opening open() {
        boolean structured = headers.mediaType().startsWith(EVENT_TYPES);
        Optional<Wrapping> fault = Wrapping.fault(message.value());
        if (fault.isPresent()) {
            return refused(fault.get(), structured);
        }
        return structured ? structured() : plain();
    }

    private Opening refused(Wrapping fault, boolean structured) {
        byte[] value = message.value() == null ? new byte[0] : message.value();
        Glimpse glimpse = Glimpse.of(value, Wrapping.skipped(value), structured ? "/data" : "");
        IdOffer ids = structured ? ids(glimpse.eventId(), null) : headerIds();
        List<Problem> problems = List.of(new Problem("", fault.message()));
        return new Refusal(fault.reason(), problems, ids, traceparent(null), glimpse);
    }

    private Opening structured() {
        String format = headers.mediaType().substring(EVENT_TYPES.length());
        if (!format.isEmpty() && !format.equals("+json")) {
            return refused(new Wrapping("unreadable", "must be one CloudEvent as application/cloudevents+json"), true);
        }
        Outcome outcome = StrictJson.event(message.value());
        return outcome instanceof Outcome.Tree event
                ? StructuredEvent.open(event, this)
                : refused(new Wrapping("unreadable", ((Outcome.Unreadable) outcome).why()), true);
    }

    private Opening plain() {
        String version = headers.last("ce_specversion");
        List<Problem> problems = version == null || version.equals("1.0")
                ? List.of()
                : List.of(new Problem("", "header ce_specversion must be 1.0, is " + Shown.text(version)));
        return new Envelope(message.value(), headerIds(), traceparent(null), problems);
    }

    private IdOffer headerIds() {
        return ids(headers.last("ce_id"), headers.last("ce_source"));
    }

    IdOffer ids(String eventId, String source) {
        return new ByTopic(eventId, source, headers.last("request_id"), message.position());
    }

    String traceparent(String inEvent) {
        return TraceParent.firstValid(headers.last("traceparent"), headers.last("ce_traceparent"), inEvent);
    }
}
