package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.GivenUp;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Knowledge;
import com.klikk.provisioner.saga.Knowledge.Learned;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Unsure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the database knows beside a listing, as engine/EvidenceStore reads it. */
final class Facts {
    private static final Duration NAMES_COUNT = Duration.ofDays(1);

    private final Agenda agenda;
    private final Store store;
    private final Map<Long, Long> firstShownBy = new HashMap<>();

    Facts(Agenda agenda, Store store) {
        this.agenda = agenda;
        this.store = store;
    }

    /** An order that all of these intents know must be listed. */
    long newestKnownTo(List<Intent> open) {
        Instant first = oldest(open);
        for (int i = store.learned.size() - 1; i >= 0; i--) {
            Learned order = store.learned.get(i);
            if (!order.at().isAfter(first) && store.living(order)) {
                return order.orderId();
            }
        }
        return Long.MAX_VALUE;
    }

    /** Orders of the listing that nobody owns. */
    Map<Long, Long> strangers(List<Sold> shown) {
        Map<Long, Long> strangers = new HashMap<>();
        for (Sold sold : shown) {
            if (!store.owners.containsKey(sold.id)) {
                firstShownBy.putIfAbsent(sold.id, store.listing);
                strangers.put(sold.id, firstShownBy.get(sold.id));
            }
        }
        return strangers;
    }

    Knowledge knowledge(List<Sold> shown, Map<Long, Long> strangers, List<Intent> open) {
        Set<Long> owned = shown.stream().map(sold -> sold.id).collect(Collectors.toCollection(HashSet::new));
        owned.removeAll(strangers.keySet());
        Instant oldest = oldest(open);
        Set<Learned> learned = new HashSet<>();
        for (int i = store.learned.size() - 1; i >= 0; i--) {
            Learned order = store.learned.get(i);
            if (store.living(order)) {
                learned.add(order);
                if (!order.at().isAfter(oldest)) {
                    break;
                }
            }
        }
        for (Learned order : store.owned.descendingMap().values()) {
            if (!order.at().isAfter(oldest) && store.living(order)) {
                learned.add(order);
                break;
            }
        }
        return new Knowledge(owned, strangers, List.copyOf(learned));
    }

    List<Intent> open() {
        return store.open.stream().map(key -> intent(store.rows.get(key))).toList();
    }

    List<GivenUp> givenUp() {
        Instant day = agenda.now().minus(NAMES_COUNT);
        return store.watched.values().stream()
                .filter(watch -> watch.since().isAfter(day)
                        && watch.attempt().unclear()
                        && watch.attempt().surfaced() == null)
                .map(watch -> new GivenUp(
                        watch.key(),
                        watch.attempt().attempt(),
                        watch.since(),
                        watch.listing(),
                        store.stories.get(watch.key()).items))
                .toList();
    }

    private Instant oldest(List<Intent> open) {
        return open.stream().map(Intent::since).min(Comparator.naturalOrder()).orElse(agenda.now());
    }

    private static Intent intent(Row row) {
        if (row.saga.stage() instanceof Placing placing) {
            return new Intent(
                    row.key,
                    placing.attempt(),
                    placing.token(),
                    placing.since(),
                    null,
                    placing.before(),
                    row.names(),
                    row.meaning);
        }
        Unsure unsure = (Unsure) row.saga.stage();
        return new Intent(
                row.key,
                unsure.attempt(),
                unsure.token(),
                unsure.since(),
                unsure.search().landed(),
                unsure.before(),
                row.names(),
                row.meaning);
    }
}
