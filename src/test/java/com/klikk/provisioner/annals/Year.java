package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Decider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A year of 1,000 orders, all of it drawn from one seed. Its last months are calm, so that whatever happened can be told. */
final class Year {
    static final int ORDERS = 1000;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BUSY = Duration.ofDays(280);
    private static final Duration CALM = Duration.ofDays(300);
    private static final Duration LENGTH = Duration.ofDays(365);
    private static final int RESTARTS = 60;

    final Coverage coverage = new Coverage();
    private final Agenda agenda = new Agenda(START);
    private final Audit audit;
    private final Books books;
    private final Store store;
    private final Publisher publisher;
    private final Desk desk;
    private final Engine engine;
    private final Listings listings;
    private final Chance chance;
    private final Habits habits;

    Year(long seed) {
        chance = new Chance(seed);
        habits = Habits.drawn(seed, chance);
        Weather weather = new Weather(agenda, chance, START.plus(CALM));
        Provider provider = new Provider(agenda, chance, habits, weather);
        Decider decider = new Decider(habits.policy());
        store = new Store(agenda);
        audit = new Audit(agenda, habits, provider);
        Door door = new Door(agenda, store, decider, coverage);
        listings = new Listings(agenda, chance, habits, provider, store, door);
        Calls calls = new Calls(agenda, chance, provider, store, audit);
        engine = new Engine(agenda, chance, weather, store, door, listings, calls);
        publisher = new Publisher(agenda, chance, habits, provider, store, door, decider);
        desk = new Desk(agenda, chance, provider, store, door);
        books = new Books(habits, provider, store, audit, START.plus(LENGTH));
    }

    /** What was promised and not kept. */
    List<String> run() {
        store.told = row -> {
            audit.told(row);
            desk.told(row);
        };
        store.moved = row -> {
            audit.moved(row);
            engine.wakeSleepers(row);
            listings.disturbed(row);
            publisher.disturbed(row);
            desk.curious(row);
        };
        publisher.plan(ORDERS, BUSY);
        desk.idle(ORDERS / 2, CALM);
        listings.watch();
        for (int i = 0; i < RESTARTS; i++) {
            agenda.in(chance.between(Duration.ofMinutes(1), CALM), engine::restart);
        }
        purgeDaily();
        agenda.runUntil(START.plus(LENGTH));
        books.close();
        return audit.broken;
    }

    private void purgeDaily() {
        store.purge(habits.retention());
        agenda.in(Duration.ofDays(1), this::purgeDaily);
    }

    int requests() {
        return store.stories.size();
    }

    long events() {
        return audit.events;
    }

    @Override
    public String toString() {
        return habits.toString();
    }
}
