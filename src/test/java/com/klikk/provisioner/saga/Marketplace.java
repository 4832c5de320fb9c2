package com.klikk.provisioner.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A provider as its listings show it, and what the service has learned of it: on a clock of its own, drawn from one seed. */
final class Marketplace {
    /** Whether listings show references, and for how long at most they hide a new order. */
    record Habits(boolean echo, Duration hidesFor) {}

    /** An order at the provider. {@code request}: null where somebody placed it by hand. */
    record Made(long id, String request, String reference, List<String> names, Instant listedFrom) {}

    private static final Duration SETTLE = Given.POLICY.reconciling().settleTime();

    private final Random random;
    private final Habits habits;
    private final List<Made> orders = new ArrayList<>();
    private final Map<Long, Knowledge.Learned> owned = new HashMap<>();
    private final Map<Long, Long> firstShownBy = new HashMap<>();
    private long nextId = 100;
    private long listings;
    private Instant lastListing = Given.NOON;

    Marketplace(Random random, Habits habits) {
        this.random = random;
        this.habits = habits;
    }

    Made make(String request, String reference, List<String> names, Instant at) {
        Duration hidden = Duration.ofMillis(random.nextLong(habits.hidesFor().toMillis() + 1));
        Made made = new Made(nextId++, request, reference, names, at.plus(hidden));
        orders.add(made);
        return made;
    }

    void learn(long order, Instant at) {
        owned.putIfAbsent(order, new Knowledge.Learned(order, at));
    }

    List<Made> orders() {
        return orders;
    }

    Set<Long> owned() {
        return owned.keySet();
    }

    /** The reference that a listing shows, or null. */
    String shown(Made order, Instant at) {
        return habits.echo() && !order.listedFrom().isAfter(at) ? order.reference() : null;
    }

    /** Of the last listing, which a purchase sees to that it is recent. */
    Baseline baseline(Instant at) {
        return new Baseline(listings, !lastListing.plusSeconds(2).isBefore(at));
    }

    /** A reading, now and then of a listing that lacks what was made since some order that it must show. Null: unreadable. */
    Evidence read(Instant at, List<Intent> open) {
        if (random.nextInt(10) == 0) {
            return null;
        }
        long lacks = random.nextInt(6) == 0 ? newestKnownTo(open) : Long.MAX_VALUE;
        List<Listing.Entry> entries = orders.stream()
                .filter(order -> !order.listedFrom().isAfter(at) && order.id() < lacks)
                .map(order -> Listing.Entry.of(order.id(), habits.echo() ? order.reference() : null, order.names()))
                .toList();
        listings++;
        lastListing = at;
        entries.forEach(entry -> firstShownBy.putIfAbsent(entry.orderId(), listings));
        Map<Long, Long> strangers = new HashMap<>(firstShownBy);
        strangers.keySet().removeAll(owned.keySet());
        Knowledge known = new Knowledge(new HashSet<>(owned.keySet()), strangers, List.copyOf(owned.values()));
        return new Evidence(new Listing(at, entries), known, open, new Evidence.Terms(true, SETTLE));
    }

    /** An order that all of these intents know must be listed. */
    private long newestKnownTo(List<Intent> open) {
        Instant first =
                open.stream().map(Intent::since).min(Comparator.naturalOrder()).orElse(Given.NOON);
        return owned.values().stream()
                .filter(order -> !order.at().isAfter(first))
                .max(Comparator.comparing(Knowledge.Learned::at))
                .map(Knowledge.Learned::orderId)
                .orElse(Long.MAX_VALUE);
    }
}
