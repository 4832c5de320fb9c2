package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Sight;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The provider called for a saga's action, as engine/Performer does, and what was seen. */
final class Calls {
    /** Nobody waits longer for an answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Agenda agenda;
    private final Chance chance;
    private final Provider provider;
    private final Store store;
    private final Audit audit;
    private final Comparison comparison;

    Calls(Agenda agenda, Chance chance, Provider provider, Store store, Audit audit) {
        this.agenda = agenda;
        this.chance = chance;
        this.provider = provider;
        this.store = store;
        this.audit = audit;
        this.comparison = new Comparison(agenda, chance, store);
    }

    Observation answer(long key, Action action, Listings listings) {
        if (action instanceof Action.Search search) {
            return listings.search(key, search.attempt());
        }
        if (action instanceof Action.Look look) {
            return look(key, look);
        }
        Action.Cancel cancel = (Action.Cancel) action;
        audit.cancels(store.stories.get(key), provider.books.get(cancel.orderId()), cancel);
        return provider.cancel(cancel.orderId(), cancel.target(), cancel.orderItemId());
    }

    /** Where a listing shows the order as it is known, and no server has come, that may do. Now and then somebody compares it from then on. */
    private Observation look(long key, Action.Look look) {
        Sold sold = provider.books.get(look.orderId());
        Sight listed = chance.in(2) ? provider.listed(sold) : null;
        if (listed != null && look.contentWith(listed) && noneReady(sold, look.serversToSee())) {
            boolean watched = listed.items() != null && chance.in(2);
            if (watched) {
                comparison.watch(key, sold);
            }
            return new Observation.Unchanged(List.of(), watched);
        }
        Observation seen = provider.status(look.orderId());
        if (!(seen instanceof Observation.Seen read)) {
            return seen;
        }
        Sight sight = read.sight();
        List<Long> items = look.serversToSee(sight);
        return items.isEmpty()
                ? seen
                : new Observation.Seen(
                        new Sight(sight.status(), sight.message(), sight.items(), provider.servers(sold, items)));
    }

    private static boolean noneReady(Sold sold, List<Long> items) {
        return sold.wares.stream().noneMatch(ware -> items.contains(ware.id) && ware.serves());
    }

    /**
     * @param odd one of those of whose answer much may depend: less likely to be an order
     * @param answer how much longer it took, and what came of it as far as the caller can tell
     */
    void create(Row row, Action.Place place, boolean odd, BiConsumer<Duration, Observation> answer) {
        audit.places(row.story);
        Duration took = chance.anyOf(Duration.ofMillis(80), TIMEOUT);
        int attempt = place.attempt();
        if (provider.weather.refused()) {
            answer.accept(took, new Observation.Held(attempt, "401"));
        } else if (provider.weather.down()) {
            answer.accept(took, new Observation.NotSent(attempt, "connection refused", null, false));
        } else {
            Kind kind = provider.weather.calm() ? Kind.PLACED : kind(place.attempt(), odd);
            Duration arrives = kind.made ? took.dividedBy(1 + chance.below(4)) : took;
            agenda.in(arrives, () -> answer.accept(took.minus(arrives), outcome(row, place, kind)));
        }
    }

    /** What may become of an {@code order_create}. {@code made}: an order. */
    private enum Kind {
        PLACED(true),
        ANOTHERS_ANSWER(true),
        STRANGE_ANSWER(false),
        LOST_ANSWER(true),
        LOST_CALL(false),
        NO_CONNECTION(false),
        TOO_MANY(false),
        REFUSED(false),
        HELD(false),
        FORBIDDEN(false);

        private final boolean made;

        Kind(boolean made) {
            this.made = made;
        }
    }

    /** Mostly it goes well; rarely where much depends on it, or where it was tried before. */
    private Kind kind(int attempt, boolean odd) {
        if (attempt > 1 && chance.in(4)) {
            return Kind.REFUSED;
        }
        if (odd && chance.in(3)) {
            return chance.of(List.of(Kind.REFUSED, Kind.HELD, Kind.FORBIDDEN));
        }
        boolean any = odd || chance.percent(attempt == 1 ? 14 : 40);
        return any ? chance.of(List.of(Kind.values())) : chance.in(7) ? Kind.LOST_ANSWER : Kind.PLACED;
    }

    private Observation outcome(Row row, Action.Place place, Kind kind) {
        int attempt = place.attempt();
        if (kind == Kind.STRANGE_ANSWER && !store.learned.isEmpty()) {
            return anothers(attempt);
        }
        if (!kind.made) {
            return unmade(attempt, kind);
        }
        Sold sold = provider.make(
                row.key,
                place.token().reference("shop"),
                row.names(),
                row.saga.request().items().stream().map(item -> item.ipv4()).toList());
        if (kind == Kind.LOST_ANSWER) {
            return new Observation.Unclear(attempt, "timed out");
        }
        if (kind == Kind.ANOTHERS_ANSWER && !store.learned.isEmpty()) {
            return anothers(attempt);
        }
        Integer told = chance.in(30) ? null : chance.in(60) ? Integer.valueOf(900) : sold.status;
        return new Observation.Placed(attempt, sold.id, told, "ok");
    }

    /** The id of an order that some saga owns: the last one that was learned of. */
    private Observation anothers(int attempt) {
        long other = store.learned.get(store.learned.size() - 1).orderId();
        return new Observation.Placed(attempt, other, 200, "another's answer");
    }

    private Observation unmade(int attempt, Kind kind) {
        return switch (kind) {
            case NO_CONNECTION -> new Observation.NotSent(attempt, "connection refused", null, false);
            case TOO_MANY -> new Observation.NotSent(attempt, "429", Duration.ofSeconds(chance.below(120)), true);
            case REFUSED -> new Observation.Refused(attempt, "422");
            case HELD -> new Observation.Held(attempt, "401");
            case FORBIDDEN -> new Observation.Forbidden(attempt, "403");
            default -> new Observation.Unclear(attempt, "503");
        };
    }
}
