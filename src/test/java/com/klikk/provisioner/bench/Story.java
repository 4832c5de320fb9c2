package com.klikk.provisioner.bench;

import java.util.Set;

/** What was told of one request. */
final class Story {
    private final Heard[] first = new Heard[Kind.values().length];
    private String sagaId;
    private String problem;
    private int again;

    /** Takes an event. The first of its kind counts; the very same again is a redelivery. */
    void hear(Heard event) {
        Heard before = first[event.kind().ordinal()];
        if (sagaId == null) {
            sagaId = event.sagaId();
        }
        if (!sagaId.equals(event.sagaId())) {
            problem = "two sagas for a request";
        } else if (before == null) {
            first[event.kind().ordinal()] = event;
        } else if (before.sequence() == event.sequence()) {
            again++;
        } else {
            problem = event.kind().wire() + " twice";
        }
    }

    /** Whether all these were told. */
    boolean tells(Set<Kind> kinds) {
        return kinds.stream().allMatch(kind -> first[kind.ordinal()] != null);
    }

    /** When an event was received, in microseconds. */
    long at(Kind kind) {
        return first[kind.ordinal()].at();
    }

    /** The provider's order, as {@code submitted} told it. */
    long orderId() {
        Heard submitted = first[Kind.SUBMITTED.ordinal()];
        return submitted == null ? 0 : submitted.orderId();
    }

    /** How often an event came that had come before. */
    int again() {
        return again;
    }

    /** What is wrong with it, where these should have been told and nothing else; null where nothing is. */
    String flaw(Set<Kind> expected) {
        if (problem != null) {
            return problem;
        }
        Heard[] bySequence = new Heard[Kind.values().length + 1];
        for (Kind kind : Kind.values()) {
            Heard event = first[kind.ordinal()];
            if (expected.contains(kind) != (event != null)) {
                return event == null ? "no " + kind.wire() : kind.wire() + " is too much";
            }
            if (event != null && !place(event, bySequence)) {
                return "sequence " + event.sequence() + " is not " + kind.wire() + "'s";
            }
        }
        return misordered(bySequence);
    }

    private static boolean place(Heard event, Heard[] bySequence) {
        if (!event.kind().fits(event.sequence()) || bySequence[event.sequence()] != null) {
            return false;
        }
        bySequence[event.sequence()] = event;
        return true;
    }

    /** Kafka keeps no order across topics; but each record's time tells when it was sent. */
    private static String misordered(Heard[] bySequence) {
        Heard last = null;
        for (Heard event : bySequence) {
            if (event != null && last != null && event.stamp() < last.stamp()) {
                return event.kind().wire() + " was sent before " + last.kind().wire();
            }
            last = event == null ? last : event;
        }
        return null;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Heard event : first) {
            if (event != null) {
                text.append(event.kind().wire())
                        .append('=')
                        .append(event.sequence())
                        .append(' ');
            }
        }
        return text.toString().strip();
    }
}
