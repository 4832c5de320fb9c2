package com.klikk.provisioner.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something that goes wrong with a call.
 *
 * @param kind what goes wrong
 * @param amount the HTTP code of {@code STATUS}; real milliseconds of {@code LATENCY}, {@code ACCEPT_LATE} and
 *     {@code LAG}; else 0
 */
public record Fault(Kind kind, int amount) {
    /** Kinds of faults; those that accept perform the action first. */
    public enum Kind {
        /** Nothing goes wrong; a rule with it shields a call from the rules after it. */
        NONE("none"),
        /** Performed, then no answer ever. */
        ACCEPT_THEN_HANG("acceptThenHang"),
        /** Performed, then the connection is closed without an answer. */
        ACCEPT_THEN_RESET("acceptThenReset"),
        /** Performed, then 502 with a proxy's HTML page. */
        ACCEPT_THEN_5XX("acceptThen5xx"),
        /** Performed, then 402 with the order's id, status 100 and the request to pay. */
        ACCEPT_402("accept402", "order_create"),
        /** Performed, then 402 with the request to pay, which doesn't name the order. */
        ACCEPT_402_NO_ID("accept402NoId", "order_create"),
        /** Performed, no answer, and the order shows itself only after the given time. */
        ACCEPT_LATE("acceptLate"),
        /** Not performed, no answer ever. */
        HANG("hang"),
        /** Not performed, the connection is closed. */
        RESET("reset"),
        /** Not performed, an error answer with the given HTTP code. */
        STATUS("status"),
        /** Performed at once, answered after the given time. */
        LATENCY("latency"),
        /** Performed, the answer's JSON is cut off. */
        MALFORMED("malformed"),
        /** Performed, every number of the answer is a string. */
        STRINGS("strings"),
        /** The listing as it was the given time ago: younger orders are missing. */
        LAG("lag", "order_list"),
        /** The listing without the newest half of the orders, at least one. */
        PARTIAL("partial", "order_list"),
        /** A listing of no orders. */
        EMPTY_LIST("emptyList", "order_list"),
        /** An object without members in place of the listing. */
        EMPTY_OBJECT("emptyObject", "order_list"),
        /** The listing without references, even where they are echoed. */
        NO_REFERENCES("noReferences", "order_list");

        private final String word;
        private final String only;

        Kind(String word) {
            this(word, "");
        }

        /** Something that goes wrong with one action only. */
        Kind(String word, String only) {
            this.word = word;
            this.only = only;
        }

        private boolean measured() {
            return this == STATUS || this == LATENCY || this == ACCEPT_LATE || this == LAG;
        }

        private static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(k -> k.word.equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown fault " + word + ", one of " + words()));
        }

        private static String words() {
            return Arrays.stream(values()).map(k -> k.word).collect(Collectors.joining(", "));
        }
    }

    /** Nothing goes wrong. */
    public static final Fault NONE = new Fault(Kind.NONE, 0);

    /** A senseless amount is an IllegalArgumentException. */
    public Fault {
        boolean sane = kind == Kind.STATUS ? amount >= 200 && amount <= 599 : amount >= 0;
        if (!sane || (!kind.measured() && amount != 0)) {
            throw new IllegalArgumentException("senseless number in fault " + kind.word.toLowerCase(Locale.ROOT));
        }
    }

    /** A fault without a number. */
    public static Fault of(Kind kind) {
        return new Fault(kind, 0);
    }

    /** The words of the REST interface: {@code hang}, {@code status:503}, {@code acceptLate:2000}. */
    public static Fault parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return of(Kind.of(text.strip()));
        }
        try {
            return new Fault(
                    Kind.of(text.substring(0, colon).strip()),
                    Integer.parseInt(text.substring(colon + 1).strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no number after the colon in fault " + text, e);
        }
    }

    /** Whether it can happen to a call of that action at all. */
    boolean suits(String action) {
        return kind.only.isEmpty() || kind.only.equals(action);
    }

    /** The one action that it can happen to; {@code ""} for faults that any call can meet. */
    String only() {
        return kind.only;
    }

    /** Its real time where it is of that kind, none otherwise. */
    Duration time(Kind wanted) {
        return kind == wanted ? Duration.ofMillis(amount) : Duration.ZERO;
    }

    @Override
    public String toString() {
        return kind.measured() ? kind.word + ":" + amount : kind.word;
    }
}
