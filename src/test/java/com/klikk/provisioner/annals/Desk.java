package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Unsure;
import java.time.Duration;
import java.util.List;

/** The operators: they answer calls for a person, truthfully, and now and then press a button for no reason at all. */
final class Desk {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Agenda agenda;
    private final Chance chance;
    private final Provider provider;
    private final Store store;
    private final Door door;

    Desk(Agenda agenda, Chance chance, Provider provider, Store store, Door door) {
        this.agenda = agenda;
        this.chance = chance;
        this.provider = provider;
        this.store = store;
        this.door = door;
    }

    /** Buttons pressed for no reason, so many until then. */
    void idle(int times, Duration time) {
        for (int i = 0; i < times; i++) {
            agenda.in(chance.between(MINUTE, time), () -> {
                List<Long> keys = List.copyOf(store.rows.keySet());
                if (!keys.isEmpty()) {
                    press(chance.of(keys));
                }
            });
        }
    }

    /** The youngest are the most likely to be under way. */
    void curious(Row row) {
        if (chance.in(5 * row.oddity())) {
            agenda.in(Duration.ofMillis(chance.below(40_000)), () -> press(row.key));
        }
    }

    private void press(long key) {
        switch (chance.below(4)) {
            case 0 -> door.grant(key, saga -> new Observation.Polled());
            case 1 -> door.grant(key, saga -> new Observation.Retried());
            case 2 -> attach(key);
            default -> confirm(key);
        }
    }

    void told(Row row) {
        for (int i = row.story.told.size() - 1; i >= 0; i--) {
            Story.Told last = row.story.told.get(i);
            if (last.batch() != row.version) {
                return;
            }
            Reason reason = last.event().detail().reason();
            if (reason == Reason.OUTCOME_UNKNOWN || reason == Reason.ORDER_TAKEN) {
                agenda.in(chance.anyOf(MINUTE, DAY), () -> settle(row.key));
            } else if (reason != null && !chance.in(5)) {
                agenda.in(chance.anyOf(MINUTE, DAY.multipliedBy(2)), () -> answer(row.key, reason));
            }
        }
    }

    /** However often it takes. */
    private void settle(long key) {
        Row row = store.rows.get(key);
        if (row != null && row.saga.stage() instanceof Unsure) {
            if (unowned(key).isEmpty()) {
                confirm(key);
            } else {
                attach(key);
            }
            agenda.in(chance.anyOf(MINUTE, DAY), () -> settle(key));
        }
    }

    private void answer(long key, Reason reason) {
        switch (reason) {
            case CANCEL_REFUSED, CANCEL_NOT_FOUND, FORBIDDEN -> door.grant(key, saga -> new Observation.Retried());
            default -> door.grant(key, saga -> new Observation.Polled());
        }
    }

    private List<Sold> unowned(long key) {
        return provider.bought.getOrDefault(key, List.of()).stream()
                .filter(sold -> !store.owners.containsKey(sold.id))
                .toList();
    }

    /** Whether it would lead to anything is asked first, then the provider; by then the saga may be elsewhere. */
    private void attach(long key) {
        Row row = store.rows.get(key);
        if (row == null
                || !door.decide(row.saga, new Observation.Attached(1, null, null), 0)
                        .changed()) {
            return;
        }
        unowned(key).stream().findFirst().ifPresent(sold -> {
            if (provider.look(sold.id) instanceof Observation.Seen seen
                    && seen.sight().items() != null) {
                var attached = new Observation.Attached(sold.id, seen.sight().status(), "m");
                agenda.in(Duration.ofMillis(chance.below(5_000)), () -> {
                    if (!store.owners.containsKey(sold.id)) {
                        door.grant(key, saga -> attached);
                    }
                });
            }
        });
    }

    /** Only after a look. */
    private void confirm(long key) {
        if (unowned(key).isEmpty()) {
            boolean abandon = chance.in(3);
            store.stories.get(key).abandoned |= abandon;
            door.grant(key, saga -> new Observation.ConfirmedAbsent(abandon));
        }
    }
}
