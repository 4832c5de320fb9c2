package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.SagaId;
import com.klikk.provisioner.saga.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who sends requests: alone or many at once, more than once, and cancels before, at and long after them. As request/ takes them in. */
final class Publisher {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Agenda agenda;
    private final Chance chance;
    private final Habits habits;
    private final Provider provider;
    private final Store store;
    private final Door door;
    private final Decider decider;
    private final Map<Long, List<Target>> waiting = new HashMap<>();
    private long keys;

    Publisher(Agenda agenda, Chance chance, Habits habits, Provider provider, Store store, Door door, Decider decider) {
        this.agenda = agenda;
        this.chance = chance;
        this.habits = habits;
        this.provider = provider;
        this.store = store;
        this.door = door;
        this.decider = decider;
    }

    /** Plans so many requests for the time to come. */
    void plan(int requests, Duration time) {
        while (keys < requests) {
            Duration when = chance.between(SECOND, time);
            int together = chance.in(5) ? 2 + chance.below(4) : 1;
            String name = "web-" + keys;
            String meaning = name;
            for (int i = 0; i < together; i++) {
                boolean same = chance.in(2);
                List<Request.Item> items = items(same ? name : "web-" + keys + "-" + i);
                plan(
                        keys++,
                        when.plusMillis(chance.below(90_000)),
                        items,
                        same ? meaning + items.size() + chance.below(2) : "");
            }
            if (chance.in(12)) {
                agenda.in(when.plusSeconds(chance.below(300)), () -> byHand(name));
            }
        }
    }

    private List<Request.Item> items(String name) {
        List<Request.Item> items = new ArrayList<>();
        int count = chance.in(3) ? 2 + chance.below(2) : 1;
        for (int i = 0; i < count; i++) {
            items.add(new Request.Item(i == 0 ? name : name + "-" + i, !chance.in(8), null));
        }
        return items;
    }

    private void byHand(String name) {
        provider.make(null, chance.in(2) ? null : "by hand", List.of(chance.in(2) ? name : "own"), List.of(true));
    }

    private void plan(long key, Duration when, List<Request.Item> items, String meaning) {
        agenda.in(when, () -> send(key, items, meaning));
        if (chance.in(20)) {
            agenda.in(earlier(when), () -> cancel(key, target(key, items)));
        }
        for (int again = 0; chance.in(6 + again); again++) {
            agenda.in(when.plus(chance.anyOf(SECOND, DAY.multipliedBy(200))), () -> send(key, items, meaning));
        }
        if (chance.percent(30)) {
            Duration later = when.plus(chance.anyOf(SECOND, DAY.multipliedBy(chance.in(3) ? 150 : 3)));
            agenda.in(later, () -> cancel(key, target(key, items)));
            if (chance.in(4)) {
                agenda.in(later.plus(chance.anyOf(SECOND, DAY)), () -> cancel(key, target(key, items)));
            }
        }
    }

    private Duration earlier(Duration when) {
        Duration early = when.minus(chance.anyOf(SECOND, DAY.multipliedBy(6)));
        return early.isNegative() ? Duration.ZERO : early;
    }

    /** A request that was sent before changes nothing, however long ago that was. */
    private void send(long key, List<Request.Item> items, String meaning) {
        if (store.stories.containsKey(key)) {
            return;
        }
        String id = "shop-" + key;
        SagaId saga = SagaId.of(habits.policy().installation(), "default", id);
        Decision accepted = decider.accept(new Request(saga, id, "default", items), agenda.now());
        Story story = new Story(id, items.stream().map(Request.Item::name).toList());
        store.begin(new Row(key, meaning, story, accepted.saga(), agenda.now()), accepted);
        List<Target> early = waiting.remove(key);
        if (early != null) {
            early.forEach(target -> cancel(key, target));
        }
    }

    private Target target(long key, List<Request.Item> items) {
        if (chance.in(2)) {
            return Target.ORDER;
        }
        String name = chance.of(items).name();
        List<Sold> orders = provider.bought.getOrDefault(key, List.of());
        return orders.isEmpty() || chance.in(2)
                ? new Target(name, null)
                : new Target(null, chance.of(orders.get(0).wares).id);
    }

    /** Cancels come when it is least expected. */
    void disturbed(Row row) {
        if (chance.in(8 * row.oddity())) {
            List<Request.Item> items = row.saga.request().items();
            agenda.in(Duration.ofMillis(chance.below(3000)), () -> cancel(row.key, target(row.key, items)));
        }
    }

    /** An item that the order has not is no cancel's aim. */
    private void cancel(long key, Target target) {
        Story story = store.stories.get(key);
        if (story == null) {
            waiting.computeIfAbsent(key, none -> new ArrayList<>()).add(target);
            return;
        }
        Row row = store.rows.get(key);
        if (row == null || row.saga.mayHave(target)) {
            story.asked.add(new Story.Asked(target, agenda.now()));
            door.apply(key, new Observation.CancelAsked(target));
        }
    }
}
