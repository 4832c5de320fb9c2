package com.klikk.provisioner.annals;

import java.time.Duration;

/** Whoever compares listings: an order that looks different is looked at soon, as engine/ListingDiff has it. */
final class Comparison {
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMinutes(2);

    private final Agenda agenda;
    private final Chance chance;
    private final Store store;

    Comparison(Agenda agenda, Chance chance, Store store) {
        this.agenda = agenda;
        this.chance = chance;
        this.store = store;
    }

    /** The order's saga may rest. */
    void watch(long key, Sold sold) {
        sold.watched = () -> agenda.in(chance.between(SOONEST, LATEST), () -> hurry(key));
    }

    /** Whoever is in hand may have been a moment too early, and is hurried again. */
    private void hurry(long key) {
        Row row = store.rows.get(key);
        if (row == null || row.due == null) {
            return;
        }
        if (row.owner != 0) {
            agenda.in(LATEST, () -> hurry(key));
        } else if (row.due.isAfter(agenda.now())) {
            row.due = agenda.now();
            store.written.accept(row);
        }
    }
}
