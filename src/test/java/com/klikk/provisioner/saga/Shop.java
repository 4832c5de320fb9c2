package com.klikk.provisioner.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The service on a {@link Marketplace}: answers get lost or come late, it crashes between any two steps, and goes on until everything
 * is settled and a day is over.
 */
final class Shop {
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration WATCH = Duration.ofHours(1);
    private static final int REQUESTS = 4;

    private record Answer(String request, Observation observation) {}

    private final Random random;
    private final Marketplace market;
    private final Map<String, Saga> sagas = new LinkedHashMap<>();
    private final Map<String, Instant> due = new HashMap<>();
    private final Map<Instant, List<Answer>> answers = new HashMap<>();
    private final Map<Token, Watched> watched = new HashMap<>();
    private final Map<Token, GivenUp> givenUp = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private Instant now = Given.NOON;

    Shop(Random random, Marketplace market) {
        this.random = random;
        this.market = market;
    }

    Map<String, Saga> sagas() {
        return sagas;
    }

    /** Requests of which a person was told. */
    Set<String> told() {
        return told;
    }

    /** Some requests with the same item names, some of their own; all that is known before is one order. */
    Shop run() {
        market.learn(
                market.make("before", "old", List.of("old-1"), now.minus(WATCH)).id(), now.minus(WATCH));
        for (int i = 0; i < REQUESTS; i++) {
            String id = "shop-" + i;
            String name = random.nextBoolean() ? "same" : "own-" + i;
            Request request = new Request(
                    SagaId.of("test", "default", id), id, "default", List.of(new Request.Item(name, true, null)));
            sagas.put(id, Given.DECIDER.accept(request, now).saga());
            due.put(id, now.plusSeconds(random.nextInt(90)));
        }
        Instant end = now.plus(Duration.ofDays(1));
        Instant watch = now.plus(WATCH);
        while (now.isBefore(end)) {
            Instant next = next(watch);
            now = next;
            deliver();
            step();
            if (!now.isBefore(watch)) {
                look();
                watch = now.plus(WATCH);
            }
        }
        return this;
    }

    private Instant next(Instant watch) {
        Instant next = watch;
        for (Instant at : due.values()) {
            next = at.isBefore(next) ? at : next;
        }
        for (Instant at : answers.keySet()) {
            next = at.isBefore(next) ? at : next;
        }
        return next;
    }

    private void deliver() {
        List<Answer> here = answers.remove(now);
        if (here != null) {
            here.forEach(answer -> observe(answer.request(), answer.observation()));
        }
    }

    private void step() {
        for (String id : List.copyOf(due.keySet())) {
            if (due.containsKey(id) && !due.get(id).isAfter(now)) {
                due.remove(id);
                if (sagas.get(id).stage() instanceof Accepted) {
                    look();
                }
                observe(id, new Observation.Due(market.baseline(now)));
            }
        }
    }

    private void observe(String id, Observation observation) {
        Decision decision = Given.DECIDER.decide(sagas.get(id), observation, now, 0);
        if (taken(id, decision)) {
            observe(id, refused(observation));
            return;
        }
        sagas.put(id, decision.saga());
        if (decision.events().stream().anyMatch(event -> event.type() == EventType.ATTENTION)) {
            told.add(id);
        }
        if (decision.saga().stage() instanceof Tracked tracked) {
            market.learn(tracked.order().id(), now);
            due.remove(id);
        }
        decision.watched().forEach(attempt -> watch(id, attempt));
        if (decision.when() instanceof When.At at && !(decision.saga().stage() instanceof Tracked)) {
            due.put(id, at.instant().isAfter(now) ? at.instant() : now.plusMillis(1));
        }
        perform(id, decision.action());
    }

    /** The database lets nobody own another saga's order. */
    private boolean taken(String id, Decision decision) {
        return decision.saga().stage() instanceof Tracked begun
                && !(sagas.get(id).stage() instanceof Tracked)
                && market.owned().contains(begun.order().id());
    }

    private Observation refused(Observation observation) {
        return observation instanceof Observation.Placed placed
                ? new Observation.OrderTaken(placed.attempt(), placed.orderId())
                : new Observation.Unproven(((Observation.Found) observation).attempt(), now, "another saga took it");
    }

    private void watch(String id, Watched attempt) {
        watched.put(attempt.token(), attempt);
        givenUp.remove(attempt.token());
        if (attempt.unclear() && attempt.surfaced() == null) {
            givenUp.put(
                    attempt.token(),
                    new GivenUp(
                            key(id),
                            attempt.attempt(),
                            now,
                            market.baseline(now).number(),
                            names(sagas.get(id))));
        }
    }

    private void perform(String id, Action action) {
        if (action instanceof Action.Place place) {
            place(id, place);
        } else if (action instanceof Action.Search search) {
            Evidence evidence = market.read(now, open());
            observe(
                    id,
                    evidence == null
                            ? new Observation.NoAnswer("unreadable", null)
                            : open().stream()
                                    .filter(intent -> intent.saga() == key(id) && intent.attempt() == search.attempt())
                                    .findFirst()
                                    .map(evidence::about)
                                    .orElseThrow());
        }
    }

    /** Made or not, answered or not, and now and then both an unclear answer and a clear one that comes late. */
    private void place(String id, Action.Place place) {
        int attempt = place.attempt();
        boolean made = random.nextInt(3) > 0;
        Instant then = now.plusMillis(1 + random.nextInt(3000));
        Observation clear = new Observation.NotSent(attempt, "429", null, true);
        if (made) {
            long order = market.make(id, place.token().reference(null), names(sagas.get(id)), now)
                    .id();
            clear = new Observation.Placed(attempt, order, 200, "ok");
        }
        switch (random.nextInt(4)) {
            case 0 -> answer(id, then, clear);
            case 1 -> due.put(id, now.plus(SILENCE));
            case 2 -> {
                answer(id, then, new Observation.Unclear(attempt, "timed out"));
                answer(id, then.plusSeconds(random.nextInt(300)), clear);
            }
            default -> answer(id, then, new Observation.Unclear(attempt, "timed out"));
        }
    }

    private void answer(String id, Instant at, Observation observation) {
        answers.computeIfAbsent(at, none -> new ArrayList<>()).add(new Answer(id, observation));
    }

    /** As somebody reads the listing for orders that surface late. */
    private void look() {
        Evidence evidence = market.read(now, open());
        if (evidence == null) {
            return;
        }
        Set<Token> current = new HashSet<>();
        open().forEach(intent -> current.add(intent.token()));
        for (Marketplace.Made made : List.copyOf(market.orders())) {
            Token token = Token.leading(market.shown(made, now));
            Watched attempt = watched.get(token);
            if (attempt != null
                    && attempt.surfaced() == null
                    && !market.owned().contains(made.id())
                    && !current.contains(token)) {
                observe(made.request(), new Observation.Found(attempt.attempt(), made.id(), false));
            }
        }
        evidence.late(List.copyOf(givenUp.values()))
                .forEach((attempt, observation) -> observe("shop-" + attempt.saga(), observation));
    }

    private List<Intent> open() {
        List<Intent> open = new ArrayList<>();
        sagas.forEach((id, saga) -> {
            if (saga.stage() instanceof Attempted attempted) {
                Instant landed =
                        saga.stage() instanceof Unsure unsure ? unsure.search().landed() : null;
                open.add(new Intent(
                        key(id),
                        attempted.attempt(),
                        attempted.token(),
                        attempted.since(),
                        landed,
                        attempted.before(),
                        names(saga),
                        "same"));
            }
        });
        return open;
    }

    private static long key(String id) {
        return Long.parseLong(id.substring("shop-".length()));
    }

    private static List<String> names(Saga saga) {
        return saga.request().items().stream().map(Request.Item::name).toList();
    }
}
