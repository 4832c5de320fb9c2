package com.klikk.provisioner.saga;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A readable {@code order_list} reply. {@code askedAt}: right before the call. {@code rest}: of entries that are nobody's evidence. */
public record Listing(Instant askedAt, List<Entry> entries, Rest rest) {
    /** What matters of the other entries. {@code orders}: those among them that must be listed; {@code echoes}: one shows a token. */
    public record Rest(Set<Long> orders, boolean echoes) {}

    /** All of a listing. */
    public Listing(Instant askedAt, List<Entry> entries) {
        this(askedAt, entries, new Rest(Set.of(), false));
    }

    /**
     * One order of it; what the listing lacks may come from {@code order_status}.
     *
     * @param reference the order's, or null
     * @param token what the reference begins with, or null
     * @param names its items' names, unreadable ones null; null where no items could be read
     */
    public record Entry(long orderId, String reference, Token token, List<String> names) {
        /** As listed. */
        public static Entry of(long orderId, String reference, List<String> names) {
            return new Entry(orderId, reference, Token.leading(reference), names);
        }

        boolean shows(Token other) {
            return other.equals(token);
        }

        boolean refersElsewhere() {
            return !refersToNothing();
        }

        boolean refersToNothing() {
            return reference == null || reference.isBlank();
        }

        /** Whether it could hold these items, as far as its names can be read. */
        boolean mayHold(List<String> ordered) {
            if (names == null) {
                return true;
            }
            List<String> open = new ArrayList<>(sorted(ordered));
            boolean readableFit = names.stream().filter(Objects::nonNull).allMatch(name -> open.remove(name.strip()));
            return readableFit && names.size() == ordered.size();
        }

        boolean namesKnown() {
            return names != null && names.stream().noneMatch(Objects::isNull);
        }
    }

    static List<String> sorted(List<String> names) {
        return names.stream()
                .map(String::strip)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
