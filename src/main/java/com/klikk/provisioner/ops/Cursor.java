package com.klikk.provisioner.ops;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ended: a time, and what tells rows of that time apart.
 *
 * @param rank which of several kinds of rows, where a list merges them
 */
record Cursor(Instant at, int rank, long number) implements Comparable<Cursor> {
    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::at).thenComparing(Cursor::rank).thenComparing(Cursor::number);
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,17})\\.(\\d)\\.(-?\\d{1,19})");

    /** Opaque on purpose: what it holds may change. */
    String text() {
        String plain = ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + rank + "." + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(US_ASCII));
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    static Optional<Cursor> parse(String text) {
        return Optional.of(Query.given(text)).filter(given -> !given.isEmpty()).map(Cursor::read);
    }

    private static Cursor read(String text) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), US_ASCII));
            if (parts.matches()) {
                Instant at = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
                return new Cursor(at, Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
            }
        } catch (IllegalArgumentException unreadable) {
            throw bad();
        }
        throw bad();
    }

    private static BadParameter bad() {
        return new BadParameter("cursor", "the next_cursor of the page before, unchanged");
    }
}
