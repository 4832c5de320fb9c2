package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Baseline;
import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.GivenUp;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Knowledge;
import com.klikk.provisioner.saga.Listing;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code order_list}, read as engine/OrderSweep, Reconciliation and EvidenceStore do. */
final class Listings {
    /** The provider lists its newest orders; a year of them would only cost time. */
    private static final int LISTED = 120;

    private static final Duration YOUNG = Duration.ofSeconds(2);
    private static final int TRIES = 3;

    /** One listing, or why there is none. */
    private record Heard(Evidence evidence, List<Intent> open, Observation failure) {}

    private final Agenda agenda;
    private final Chance chance;
    private final Habits habits;
    private final Provider provider;
    private final Store store;
    private final Door door;
    private final Facts facts;
    private Instant last;
    private boolean echoes;

    Listings(Agenda agenda, Chance chance, Habits habits, Provider provider, Store store, Door door) {
        this.agenda = agenda;
        this.chance = chance;
        this.habits = habits;
        this.provider = provider;
        this.store = store;
        this.door = door;
        this.facts = new Facts(agenda, store);
    }

    /** Reads the listing now and then for orders that surface late, the rarer the longer nothing was given up. */
    void watch() {
        read();
        Instant youngest = store.watched.values().stream()
                .map(Store.Watch::since)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Duration pause = Duration.between(youngest, agenda.now()).dividedBy(10);
        Duration least = habits.policy().reconciling().settleTime();
        Duration most = Duration.ofHours(6);
        agenda.in(pause.compareTo(least) < 0 ? least : pause.compareTo(most) > 0 ? most : pause, this::watch);
    }

    /** Orders that listings hid come to light when it is least expected, and somebody reads a listing just then. */
    void disturbed(Row row) {
        if (!chance.in(row.oddity())) {
            return;
        }
        for (Sold sold : provider.bought.getOrDefault(row.key, List.of())) {
            if (!store.owners.containsKey(sold.id)) {
                sold.listedFrom = sold.listedFrom.isAfter(agenda.now()) ? agenda.now() : sold.listedFrom;
                agenda.in(Duration.ofMillis(chance.below(3)), this::read);
            }
        }
    }

    /** What a purchase has behind it. */
    Baseline refreshed() {
        for (int i = 0; i < TRIES && habits.adoptByName() && !echoes && !young(); i++) {
            read();
        }
        return last == null ? null : new Baseline(store.listing, young());
    }

    private boolean young() {
        return last != null && !last.plus(YOUNG).isBefore(agenda.now());
    }

    Observation search(long saga, int attempt) {
        Heard heard = read();
        if (heard.failure() != null) {
            return heard.failure();
        }
        return heard.open().stream()
                .filter(intent -> intent.saga() == saga && intent.attempt() == attempt)
                .findFirst()
                .map(heard.evidence()::about)
                .orElseGet(() -> new Observation.Unproven(attempt, agenda.now(), "the attempt is settled already"));
    }

    private Heard read() {
        if (provider.weather.refused() || provider.weather.strikes(150)) {
            return new Heard(null, List.of(), new Observation.ReadHeld("401"));
        }
        if (provider.weather.down() || provider.weather.strikes(12)) {
            return new Heard(null, List.of(), new Observation.NoAnswer("unreadable", null));
        }
        store.listing++;
        last = agenda.now();
        List<Intent> open = facts.open();
        List<Sold> shown = shown(open);
        Map<Long, Long> strangers = facts.strangers(shown);
        Knowledge known = facts.knowledge(shown, strangers, open);
        List<GivenUp> givenUp = facts.givenUp();
        surface(shown, open, strangers);
        List<Listing.Entry> entries = shown.stream().map(this::entry).toList();
        var terms = new Evidence.Terms(
                habits.adoptByName(), habits.policy().reconciling().settleTime());
        Evidence evidence = new Evidence(new Listing(agenda.now(), entries), known, open, terms);
        evidence.late(givenUp).forEach((attempt, seen) -> door.apply(attempt.saga(), seen));
        echoes = evidence.echoes();
        return new Heard(evidence, open, null);
    }

    /** Now and then it is old: it lacks what came since an order that it must show. */
    private List<Sold> shown(List<Intent> open) {
        long lacks = provider.weather.strikes(8) ? facts.newestKnownTo(open) : Long.MAX_VALUE;
        List<Sold> shown = new ArrayList<>();
        for (Sold sold : provider.books.descendingMap().values()) {
            if (shown.size() == LISTED) {
                break;
            }
            if (!sold.forgotten && !sold.listedFrom.isAfter(agenda.now()) && sold.id < lacks) {
                shown.add(sold);
            }
        }
        return shown;
    }

    /** Orders that no saga owns and that show the token of an attempt that was given up. */
    private void surface(List<Sold> shown, List<Intent> open, Map<Long, Long> strangers) {
        if (!habits.echo()) {
            return;
        }
        Set<Token> current = open.stream().map(Intent::token).collect(Collectors.toSet());
        for (Sold sold : shown) {
            Token token = strangers.containsKey(sold.id) ? Token.leading(sold.reference) : null;
            Store.Watch watch = token == null || current.contains(token) ? null : store.watched.get(token);
            if (watch != null && !Long.valueOf(sold.id).equals(watch.attempt().surfaced())) {
                door.apply(watch.key(), new Observation.Found(watch.attempt().attempt(), sold.id, false));
            }
        }
    }

    private Listing.Entry entry(Sold sold) {
        String reference = habits.echo() ? sold.reference : null;
        if (habits.bare() && chance.in(30)) {
            return Listing.Entry.of(sold.id, reference, null);
        }
        if (sold.entry == null) {
            sold.entry = Listing.Entry.of(sold.id, reference, sold.names());
        }
        return sold.entry;
    }
}
