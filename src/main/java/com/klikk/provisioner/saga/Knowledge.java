package com.klikk.provisioner.saga;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of an account's orders when a listing is read.
 *
 * @param owned those of the listing that some saga owns or ever owned
 * @param firstShownBy the number of the listing that first showed each order of this one which no saga owns
 * @param learned orders of ours that live, with the time we learned of each: of those before the oldest open intent the newest by id and
 *     the one learned last, and all since
 */
public record Knowledge(Set<Long> owned, Map<Long, Long> firstShownBy, List<Learned> learned) {
    /** An order of ours, and when we learned of it. */
    public record Learned(long orderId, Instant at) {}

    /**
     * What a clean listing shows: the newest order known at the intent, and those learned since, once they have settled. The newest by its
     * id and the one learned last may be two, where an order was found later than it was made.
     */
    Set<Long> mustBeListed(Instant intent, Instant settled) {
        List<Learned> before = learnedBy(intent);
        Stream<Learned> newest = Stream.of(
                        before.stream().max(Comparator.comparing(Learned::orderId)),
                        before.stream().max(Comparator.comparing(Learned::at)))
                .flatMap(Optional::stream);
        Stream<Learned> since = learned.stream()
                .filter(order -> order.at().isAfter(intent) && !order.at().isAfter(settled));
        return Stream.concat(newest, since).map(Learned::orderId).collect(Collectors.toSet());
    }

    /** Those that were known then. */
    List<Learned> learnedBy(Instant then) {
        return learned.stream().filter(order -> !order.at().isAfter(then)).toList();
    }
}
