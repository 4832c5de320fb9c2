package com.klikk.provisioner.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something that goes wrong with a call.
 *
 * @param kind what goes wrong
 * @param amount what its {@link Measure} says: an HTTP code, real milliseconds, seconds, or which
 *     {@link ListShape}; else 0
 */
public record Fault(Kind kind, int amount) {
    private static final List<ListShape> SHAPES = List.of(ListShape.values());

    /** What stands after the colon. */
    enum Measure {
        NOTHING,
        CODE,
        MILLIS,
        SECONDS,
        SHAPE;

        boolean sane(int amount) {
            return switch (this) {
                case NOTHING -> amount == 0;
                case CODE -> amount >= 200 && amount <= 599;
                case MILLIS, SECONDS -> amount >= 0;
                case SHAPE -> amount >= 0 && amount < SHAPES.size();
            };
        }

        /** Something that is no number, or names no shape, is an IllegalArgumentException. */
        int read(String text) {
            return this == SHAPE
                    ? SHAPES.indexOf(ListShape.valueOf(text.toUpperCase(Locale.ROOT)))
                    : Integer.parseInt(text);
        }

        String written(int amount) {
            return this == SHAPE ? SHAPES.get(amount).name().toLowerCase(Locale.ROOT) : Integer.toString(amount);
        }
    }

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
        ACCEPT_402("accept402", Measure.NOTHING, "order_create"),
        /** Performed, then 402 with the request to pay, which doesn't name the order. */
        ACCEPT_402_NO_ID("accept402NoId", Measure.NOTHING, "order_create"),
        /** Performed, no answer, and the order shows itself only after the given time. */
        ACCEPT_LATE("acceptLate", Measure.MILLIS, ""),
        /** Not performed, no answer ever. */
        HANG("hang"),
        /** Not performed, the connection is closed. */
        RESET("reset"),
        /** Not performed, an error answer with the given HTTP code. */
        STATUS("status", Measure.CODE, ""),
        /** Not performed, 429 with {@code Retry-After} in seconds. */
        TOO_MANY("tooMany", Measure.SECONDS, ""),
        /** Not performed, 429 with {@code Retry-After} as a date so many seconds ahead. */
        TOO_MANY_UNTIL("tooManyUntil", Measure.SECONDS, ""),
        /** Not performed, a proxy's HTML page with the given HTTP code. */
        HTML("html", Measure.CODE, ""),
        /** Performed, then a proxy's HTML page with the given HTTP code. */
        ACCEPT_THEN_HTML("acceptThenHtml", Measure.CODE, ""),
        /** Performed, then an empty 200. */
        EMPTY_BODY("emptyBody"),
        /** Performed at once, answered after the given time. */
        LATENCY("latency", Measure.MILLIS, ""),
        /** Performed, the answer's JSON is cut off. */
        MALFORMED("malformed"),
        /** Performed, every number of the answer is a string. */
        STRINGS("strings"),
        /** The listing as it was the given time ago: younger orders are missing. */
        LAG("lag", Measure.MILLIS, "order_list"),
        /** The listing without the newest half of the orders, at least one. */
        PARTIAL("partial", Measure.NOTHING, "order_list"),
        /** A listing of no orders. */
        EMPTY_LIST("emptyList", Measure.NOTHING, "order_list"),
        /** An object without members in place of the listing. */
        EMPTY_OBJECT("emptyObject", Measure.NOTHING, "order_list"),
        /** The listing without references, even where they are echoed. */
        NO_REFERENCES("noReferences", Measure.NOTHING, "order_list"),
        /** The listing in another shape. */
        SHAPE("shape", Measure.SHAPE, "order_list"),
        /** The servers as they were the given time ago. */
        LAG_SERVERS("lagServers", Measure.MILLIS, "server_list"),
        /** The servers without the newest half of them, at least one. */
        PARTIAL_SERVERS("partialServers", Measure.NOTHING, "server_list"),
        /** Every server with half the memory that was ordered. */
        HALF_SERVERS("halfServers", Measure.NOTHING, "server_list");

        private final String word;
        private final Measure measure;
        private final String only;

        Kind(String word) {
            this(word, Measure.NOTHING, "");
        }

        /** {@code only} is the one action that it can happen to, {@code ""} for any. */
        Kind(String word, Measure measure, String only) {
            this.word = word;
            this.measure = measure;
            this.only = only;
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
        if (!kind.measure.sane(amount)) {
            throw new IllegalArgumentException("senseless number in fault " + kind.word.toLowerCase(Locale.ROOT));
        }
    }

    /** A fault without a number. */
    public static Fault of(Kind kind) {
        return new Fault(kind, 0);
    }

    /** The words of the REST interface: {@code hang}, {@code status:503}, {@code acceptLate:2000}, {@code shape:id}. */
    public static Fault parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return of(Kind.of(text.strip()));
        }
        Kind kind = Kind.of(text.substring(0, colon).strip());
        try {
            return new Fault(kind, kind.measure.read(text.substring(colon + 1).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("what stands after the colon makes no sense in fault " + text, e);
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

    /** The listing's shape where it changes that, {@code otherwise} if not. */
    ListShape shape(ListShape otherwise) {
        return kind == Kind.SHAPE ? SHAPES.get(amount) : otherwise;
    }

    /** Its real time where it is of that kind, none otherwise. */
    Duration time(Kind wanted) {
        return kind == wanted ? Duration.ofMillis(amount) : Duration.ZERO;
    }

    @Override
    public String toString() {
        return kind.measure == Measure.NOTHING ? kind.word : kind.word + ":" + kind.measure.written(amount);
    }
}
