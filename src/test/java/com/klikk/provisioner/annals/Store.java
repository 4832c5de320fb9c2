package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Knowledge.Learned;
import com.klikk.provisioner.saga.LifecycleEvent;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Token;
import com.klikk.provisioner.saga.Tracked;
import com.klikk.provisioner.saga.Unsure;
import com.klikk.provisioner.saga.Watched;
import com.klikk.provisioner.saga.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The database in memory: rows fenced by their version, as engine/ChangeStore, TombstoneStore and RetentionStore write them. */
final class Store {
    enum Result {
        WON,
        LOST,
        TAKEN
    }

    /** Of a token that is watched for good. */
    record Watch(long key, Watched attempt, Instant since, long listing) {}

    private record Tomb(Row row, Saga saga) {}

    private final Agenda agenda;
    private final Map<Long, Tomb> tombs = new HashMap<>();
    final Map<Long, Row> rows = new LinkedHashMap<>();
    final Map<Long, Story> stories = new LinkedHashMap<>();
    final TreeMap<Long, Learned> owned = new TreeMap<>();
    final Map<Long, Long> owners = new HashMap<>();
    final List<Learned> learned = new ArrayList<>();
    final Map<Token, Watch> watched = new LinkedHashMap<>();
    final Set<Long> open = new LinkedHashSet<>();
    /** Told of every row that was written. */
    Consumer<Row> written = row -> {};
    /** Told of every batch of events, after it was written. */
    Consumer<Row> told = row -> {};
    /** Told of every row that moved to another stage. */
    Consumer<Row> moved = row -> {};
    /** The account's last listing. */
    long listing;

    Store(Agenda agenda) {
        this.agenda = agenda;
    }

    void begin(Row row, Decision accepted) {
        rows.put(row.key, row);
        stories.put(row.key, row.story);
        tell(row, accepted);
        written.accept(row);
    }

    /** @param owner who goes on holding the row; 0 lets it go */
    Result write(Row.Read read, Decision decision, long owner) {
        Row row = rows.get(read.row().key);
        if (row != read.row() || row.version != read.version()) {
            return Result.LOST;
        }
        Long gained = gained(read.saga().stage(), decision.saga().stage());
        if (gained != null && owners.getOrDefault(gained, row.key) != row.key) {
            return Result.TAKEN;
        }
        if (gained != null && owners.putIfAbsent(gained, row.key) == null) {
            own(row, gained);
        }
        put(row, decision, owner);
        return Result.WON;
    }

    private void own(Row row, long order) {
        Learned now = new Learned(order, agenda.now());
        owned.put(order, now);
        learned.add(now);
        row.story.learned = now.at();
    }

    private void put(Row row, Decision decision, long owner) {
        boolean keeps = decision.when() instanceof When.Kept;
        row.version++;
        if (!decision.changed()) {
            row.quiet++;
            row.owner = owner;
            row.due = keeps ? agenda.now() : due(decision);
        } else {
            boolean another =
                    row.saga.stage().getClass() != decision.saga().stage().getClass();
            row.saga = decision.saga();
            row.quiet = 0;
            row.owner = keeps && owner == 0 ? row.owner : owner;
            row.due = keeps ? row.due : due(decision);
            row.updatedAt = agenda.now();
            index(row);
            decision.watched().forEach(attempt -> watch(row.key, attempt));
            tell(row, decision);
            if (another) {
                moved.accept(row);
            }
        }
        written.accept(row);
    }

    private static Instant due(Decision decision) {
        return decision.when() instanceof When.At at ? at.instant() : null;
    }

    private void index(Row row) {
        if (row.saga.stage() instanceof Placing || row.saga.stage() instanceof Unsure) {
            open.add(row.key);
        } else {
            open.remove(row.key);
        }
    }

    private void watch(long key, Watched attempt) {
        watched.merge(
                attempt.token(),
                new Watch(key, attempt, agenda.now(), listing),
                (old, now) -> attempt.surfaced() == null
                        ? old
                        : new Watch(key, surfaced(old.attempt(), attempt.surfaced()), old.since(), old.listing()));
    }

    private static Watched surfaced(Watched attempt, Long order) {
        return new Watched(attempt.attempt(), attempt.token(), attempt.unclear(), order);
    }

    private void tell(Row row, Decision decision) {
        if (decision.events().isEmpty()) {
            return;
        }
        for (LifecycleEvent event : decision.events()) {
            row.story.told.add(new Story.Told(row.version, agenda.now(), event));
        }
        told.accept(row);
    }

    private static Long gained(Stage before, Stage after) {
        return before instanceof Tracked ? null : orderId(after);
    }

    static Long orderId(Stage stage) {
        if (stage instanceof Over.Cancelled cancelled) {
            return cancelled.order().id();
        }
        return stage instanceof Tracked tracked ? tracked.order().id() : null;
    }

    /** Whether a listing must show an order of ours. */
    boolean living(Learned order) {
        Row row = rows.get(owners.get(order.orderId()));
        return row != null
                && !row.saga.stage().label().equals("cancelled")
                && !row.saga.attention().contains(Reason.ORDER_LOST);
    }

    /** Whoever held it is dead, or does not know that it does. */
    void free(Row row, long owner) {
        if (rows.get(row.key) == row && row.owner == owner && row.due != null) {
            row.version++;
            row.owner = 0;
            row.due = agenda.now();
            written.accept(row);
        }
    }

    /** The row, raised from what is left of it where it was purged; null where there never was one. */
    Row find(long key) {
        Tomb tomb = rows.containsKey(key) ? null : tombs.remove(key);
        if (tomb != null) {
            rows.put(key, tomb.row().raised(tomb.saga(), agenda.now()));
        }
        return rows.get(key);
    }

    void purge(Duration retention) {
        Instant before = agenda.now().minus(retention);
        List<Row> purged = rows.values().stream()
                .filter(row -> row.saga.stage().ended() && row.updatedAt.isBefore(before))
                .filter(row -> row.saga.stage() instanceof Tracked.Live
                        ? row.saga.attention().isEmpty() && row.saga.cancels().isEmpty()
                        : row.due == null)
                .toList();
        for (Row row : purged) {
            rows.remove(row.key);
            Saga saga = row.saga;
            tombs.put(
                    row.key,
                    new Tomb(row, new Saga(saga.request(), left(saga.stage()), saga.sequence(), List.of(), Set.of())));
            row.story.purged = row.story.purged == null ? agenda.now() : row.story.purged;
        }
    }

    private static Stage left(Stage stage) {
        Long order = orderId(stage);
        if (order == null) {
            return stage;
        }
        return stage instanceof Tracked.Live
                ? new Tracked.Live(Order.remembered(order))
                : new Over.Cancelled(Order.remembered(order));
    }
}
