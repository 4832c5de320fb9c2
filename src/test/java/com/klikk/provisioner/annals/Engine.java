package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.When;
import java.time.Duration;
import java.time.Instant;

/**
 * The service's loop, as engine/Runner has it: claim, decide, commit, act, observe, decide. Between any two of these the holder may die,
 * or sleep while others take over.
 */
final class Engine {
    /** After that nobody counts on a holder any more. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** How old an intent may be when the first byte of its order_create is written. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** One holder's claim of one saga. */
    static final class Hand {
        final long id;
        final int life;
        Row.Read read;
        Instant decidedAt;

        Hand(long id, int life, Row.Read read) {
            this.id = id;
            this.life = life;
            this.read = read;
        }

        Row row() {
            return read.row();
        }
    }

    private final Agenda agenda;
    private final Chance chance;
    private final Weather weather;
    private final Store store;
    private final Door door;
    private final Listings listings;
    private final Calls calls;
    private long hands;
    private int life;

    Engine(Agenda agenda, Chance chance, Weather weather, Store store, Door door, Listings listings, Calls calls) {
        this.agenda = agenda;
        this.chance = chance;
        this.weather = weather;
        this.store = store;
        this.door = door;
        this.listings = listings;
        this.calls = calls;
        store.written = this::schedule;
    }

    /** All that is in hand is lost, and free after a while. */
    void restart() {
        life++;
        store.rows.values().stream().filter(row -> row.owner != 0).forEach(row -> freeAfter(row, row.owner, SILENCE));
    }

    private void schedule(Row row) {
        if (row.due != null && row.owner == 0) {
            int version = row.version;
            agenda.at(row.due.plusMillis(1 + chance.below(5)), () -> claim(row, version));
        }
    }

    private void claim(Row row, int version) {
        if (store.rows.get(row.key) != row || row.version != version || row.due == null) {
            return;
        }
        row.version++;
        row.owner = ++hands;
        Hand hand = new Hand(row.owner, life, Row.Read.of(row));
        Observation due = row.saga.stage() instanceof Accepted
                ? new Observation.Due(listings.refreshed())
                : new Observation.Due();
        decide(hand, due);
    }

    private void decide(Hand hand, Observation observation) {
        if (hand.life != life || dies(hand)) {
            return;
        }
        Decision decision = door.decide(hand.read.saga(), observation, hand.read.quiet());
        hand.decidedAt = agenda.now();
        if (!decision.changed() && atOnce(decision.action(), observation)) {
            perform(hand, decision.action());
        } else {
            commit(hand, observation, decision);
        }
    }

    private static boolean atOnce(Action action, Observation observation) {
        boolean follows = action instanceof Action.Cancel && !(observation instanceof Observation.Due);
        return !follows && !(action instanceof Action.Wait);
    }

    private void commit(Hand hand, Observation observation, Decision decision) {
        boolean waits = decision.action() instanceof Action.Wait;
        boolean doubtful = weather.strikes(400);
        Store.Result result =
                doubtful && chance.in(2) ? Store.Result.LOST : store.write(hand.read, decision, waits ? 0 : hand.id);
        if (doubtful || result == Store.Result.LOST) {
            lost(hand, observation, decision, doubtful);
        } else if (result == Store.Result.TAKEN) {
            decide(hand, taken(observation));
        } else if (!waits) {
            hand.read = hand.read.written(decision);
            perform(hand, decision.action());
        } else if (hand.row().owner == hand.id && !(decision.when() instanceof When.Never)) {
            freeAfter(hand.row(), hand.id, Duration.ofSeconds(1));
        }
    }

    /** Whatever an order_create led to is told whoever has the saga now; an intent that may have been written is taken back. */
    private void lost(Hand hand, Observation observation, Decision decision, boolean doubtful) {
        if (doubtful && decision.action() instanceof Action.Place place) {
            var unsent = new Observation.NotSent(place.attempt(), "the database went away", null, false);
            door.applyIfHeld(hand.row(), hand.read.version() + 1, hand.id, unsent);
        } else if (evidence(observation)) {
            door.apply(hand.row().key, observation);
        }
        freeAfter(hand.row(), hand.id, Duration.ofSeconds(1));
    }

    private static boolean evidence(Observation observation) {
        return observation instanceof Observation.Placed
                || observation instanceof Observation.NotSent
                || observation instanceof Observation.Refused
                || observation instanceof Observation.Held
                || observation instanceof Observation.Forbidden
                || observation instanceof Observation.Unclear;
    }

    private Observation taken(Observation observation) {
        if (observation instanceof Observation.Found found) {
            return new Observation.Unproven(found.attempt(), agenda.now(), "another saga took it");
        }
        Observation.Placed placed = (Observation.Placed) observation;
        return new Observation.OrderTaken(placed.attempt(), placed.orderId());
    }

    private void perform(Hand hand, Action action) {
        if (dies(hand)) {
            return;
        }
        if (action instanceof Action.Place place) {
            purchase(hand, place);
            return;
        }
        boolean slow = chance.in(8);
        Duration took = slow ? chance.between(Duration.ofMillis(40), Duration.ofSeconds(4)) : Duration.ZERO;
        Observation seen = calls.answer(hand.row().key, action, listings);
        if (slow && weather.strikes(10)) {
            agenda.in(took.dividedBy(2), () -> door.grant(hand.row().key, saga -> meddling()));
        }
        if (slow) {
            agenda.in(took, () -> decide(hand, seen));
        } else {
            decide(hand, seen);
        }
    }

    private Observation meddling() {
        return chance.in(2) ? new Observation.Polled() : new Observation.Retried();
    }

    private void purchase(Hand hand, Action.Place place) {
        Duration before =
                weather.strikes(40) ? chance.anyOf(FRESH, Duration.ofHours(3)) : Duration.ofMillis(chance.below(200));
        if (before.compareTo(SILENCE) > 0) {
            freeAfter(hand.row(), hand.id, SILENCE);
        }
        agenda.in(before, () -> send(hand, place));
    }

    /** The fence: a holder that slept since its intent does not buy. */
    private void send(Hand hand, Action.Place place) {
        if (hand.life != life) {
            return;
        }
        if (agenda.now().isAfter(hand.decidedAt.plus(FRESH))) {
            decide(hand, new Observation.NotSent(place.attempt(), "its intent is not fresh any more", null, false));
            return;
        }
        boolean sleeps = weather.strikes(3);
        calls.create(hand.row(), place, sleeps, (took, outcome) -> answered(hand, sleeps, took, outcome));
    }

    private void answered(Hand hand, boolean sleeps, Duration took, Observation outcome) {
        if (sleeps) {
            hand.row().parked.add(outcome);
            freeAfter(hand.row(), hand.id, SILENCE);
            agenda.in(
                    took.plus(chance.anyOf(Duration.ofMinutes(20), Duration.ofDays(60))),
                    () -> wake(hand.row(), hand, outcome));
        } else {
            agenda.in(took, () -> decide(hand, outcome));
        }
    }

    private void wake(Row row, Hand hand, Observation outcome) {
        if (row.parked.remove(outcome) && hand.life == life) {
            decide(hand, outcome);
        }
    }

    /** Answers come when it is least expected. */
    void wakeSleepers(Row row) {
        if (!row.parked.isEmpty() && chance.in(row.oddity())) {
            Observation outcome = row.parked.remove(0);
            agenda.in(Duration.ofMillis(chance.below(3)), () -> door.apply(row.key, outcome));
        }
    }

    private boolean dies(Hand hand) {
        boolean unplaced = Store.orderId(hand.read.saga().stage()) == null;
        if (!weather.strikes(unplaced ? 30 : 800)) {
            return false;
        }
        freeAfter(hand.row(), hand.id, SILENCE);
        return true;
    }

    private void freeAfter(Row row, long owner, Duration after) {
        agenda.in(after.plusMillis(chance.below(2000)), () -> store.free(row, owner));
    }
}
