package com.klikk.provisioner.outbox;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The members with which an event's JSON begins. They stand in columns of their own, a third of the event or more; so its JSON is stored
 * without them, and gets them back, byte for byte, wherever it is read. What is left is stored in {@link Phrases}.
 *
 * @param occurredAt in microseconds, as the database keeps it
 * @param reference the publisher's own, or null
 */
public record EventHead(
        String requestId, String account, String type, int sequence, Instant occurredAt, String reference) {
    /** An event that was told in finer time than this is not recognised, and so keeps it. */
    public EventHead {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** No event begins with this once its head is taken off. */
    private static final String WHOLE = "{\"request_id\":";

    /** What to store of an event. What does not begin with just this head, and goes on, stays whole. */
    public String without(String event) {
        String head = open();
        return event.startsWith(head) && event.startsWith(",", head.length())
                ? Phrases.EVENTS.shortened("{" + event.substring(head.length() + 1))
                : event;
    }

    /** The event of which that was stored. Those of earlier versions, and those that never became a saga, are stored as a whole. */
    public String with(String stored) {
        return stored.startsWith(WHOLE)
                ? stored
                : open() + "," + Phrases.EVENTS.spelled(stored).substring(1);
    }

    /** The JSON object, up to its closing brace; written by hand, as this is done twice an event. */
    private String open() {
        StringBuilder json = new StringBuilder(160);
        text(json.append('{'), "request_id", requestId);
        text(json.append(','), "account", account);
        text(json.append(','), "type", type);
        json.append(",\"sequence\":").append(sequence);
        text(json.append(','), "occurred_at", occurredAt.toString());
        if (reference != null) {
            text(json.append(','), "reference", reference);
        }
        return json.toString();
    }

    private static void text(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":\"");
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        json.append('"');
    }
}
