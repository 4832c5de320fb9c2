package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.saga.Tracked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes decisions in batches, each fenced by its row's version: state, events and timeline in the caller's transaction. */
@ApplicationScoped
class ChangeStore {
    private final EventStore events;
    private final WatchStore watched;

    ChangeStore(EventStore events, WatchStore watched) {
        this.events = events;
        this.watched = watched;
    }

    /** The result of each change. Two of one saga in a batch are told apart by the version that they were decided on. */
    Uni<Map<Change, Result>> write(SqlClient transaction, List<Change> changes) {
        Map<Change, Result> results = new IdentityHashMap<>();
        changes.forEach(change -> results.put(change, Result.LOST));
        return own(transaction, changes)
                .invoke(taken -> taken.forEach(change -> results.put(change, Result.TAKEN)))
                .flatMap(taken -> update(transaction, without(changes, taken)))
                .invoke(won -> won.forEach(change -> results.put(change, Result.WON)))
                .flatMap(won -> follow(transaction, only(changes, won)))
                .replaceWith(results);
    }

    /** A saga's row as it was read. */
    private record Read(long key, int version) {}

    /**
     * Changes whose order another saga owns. Only a saga that is still as it was read comes to own anything: its row is locked, and
     * what lost its race leaves no trace.
     */
    private static Uni<Set<Change>> own(SqlClient transaction, List<Change> changes) {
        List<Change> gaining =
                changes.stream().filter(change -> change.gained() != null).toList();
        if (gaining.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return transaction
                .preparedQuery("""
                        with gaining as (
                          select v.*
                          from unnest($1::text[], $2::bigint[], $3::bigint[], $4::int[], $5::timestamptz[])
                              as v(account, order_id, saga_key, version, at)
                            join saga s on s.saga_key = v.saga_key and s.version = v.version
                          for update of s),
                        owned as (
                          insert into owned_order as o (account, order_id, saga_key, learned_at)
                          select distinct on (account, order_id) account, order_id, saga_key, at from gaining
                          on conflict (account, order_id) do update set saga_key = o.saga_key
                          returning account, order_id, saga_key)
                        select g.saga_key, g.version
                        from gaining g join owned o on o.account = g.account and o.order_id = g.order_id
                        where o.saga_key <> g.saga_key
                        """)
                .execute(Tuple.of(
                        array(
                                gaining,
                                change -> change.before().saga().request().account(),
                                String[]::new),
                        array(gaining, Change::gained, Long[]::new),
                        array(gaining, Change::key, Long[]::new),
                        array(gaining, change -> change.before().version(), Integer[]::new),
                        array(gaining, change -> change.at().atOffset(UTC), OffsetDateTime[]::new)))
                .map(rows -> of(gaining, read(rows)));
    }

    private static Uni<Set<Change>> update(SqlClient transaction, List<Change> changes) {
        List<Change> looks =
                changes.stream().filter(change -> !change.decision().changed()).toList();
        List<Change> moves =
                changes.stream().filter(change -> change.decision().changed()).toList();
        return quiet(transaction, looks)
                .flatMap(quieted -> move(transaction, moves).map(moved -> {
                    Set<Change> won = of(looks, quieted);
                    won.addAll(of(moves, moved));
                    return won;
                }));
    }

    /** The changes that these rows of key and version stand for. */
    private static Set<Change> of(List<Change> changes, Collection<Read> rows) {
        Set<Change> found = Collections.newSetFromMap(new IdentityHashMap<>());
        changes.stream()
                .filter(change ->
                        rows.contains(new Read(change.key(), change.before().version())))
                .forEach(found::add);
        return found;
    }

    private static Uni<Set<Read>> quiet(SqlClient transaction, List<Change> looks) {
        if (looks.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return transaction
                .preparedQuery("""
                        update saga s set version = s.version + 1, owner = v.owner, due_at = case when v.keeps then v.at else v.due_at end,
                          quiet = s.quiet + 1, quiet_since = coalesce(s.quiet_since, v.at), quiet_last = v.at
                        from unnest($1::bigint[], $2::int[], $3::bigint[], $4::boolean[], $5::timestamptz[], $6::timestamptz[])
                          as v(saga_key, version, owner, keeps, due_at, at)
                        where s.saga_key = v.saga_key and s.version = v.version
                        returning s.saga_key, v.version
                        """)
                .execute(Tuple.from(List.of(
                        array(looks, Change::key, Long[]::new),
                        array(looks, change -> change.before().version(), Integer[]::new),
                        array(looks, Change::owner, Long[]::new),
                        array(looks, Change::keepsDue, Boolean[]::new),
                        array(looks, Change::dueAt, OffsetDateTime[]::new),
                        array(looks, change -> change.at().atOffset(UTC), OffsetDateTime[]::new))))
                .map(ChangeStore::read);
    }

    private static Uni<Set<Read>> move(SqlClient transaction, List<Change> moves) {
        if (moves.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return transaction
                .preparedQuery("""
                        update saga s set version = s.version + 1, owner = case when v.keeps then coalesce(v.owner, s.owner) else v.owner end,
                          due_at = case when v.keeps then s.due_at else v.due_at end,
                          quiet = 0, quiet_since = null, quiet_last = null, updated_at = v.at,
                          stage = v.stage, urgent = v.urgent, sequence = v.sequence, order_id = v.order_id, attention = v.attention, state = v.state
                        from unnest($1::bigint[], $2::int[], $3::bigint[], $4::boolean[], $5::timestamptz[], $6::timestamptz[],
                            $7::text[], $8::boolean[], $9::int[], $10::bigint[], $11::text[], $12::text[])
                          as v(saga_key, version, owner, keeps, due_at, at, stage, urgent, sequence, order_id, attention, state)
                        where s.saga_key = v.saga_key and s.version = v.version
                        returning s.saga_key, v.version
                        """)
                .execute(Tuple.from(List.of(
                        array(moves, Change::key, Long[]::new),
                        array(moves, change -> change.before().version(), Integer[]::new),
                        array(moves, Change::owner, Long[]::new),
                        array(moves, Change::keepsDue, Boolean[]::new),
                        array(moves, Change::dueAt, OffsetDateTime[]::new),
                        array(moves, change -> change.at().atOffset(UTC), OffsetDateTime[]::new),
                        array(moves, change -> change.decision().saga().stage().label(), String[]::new),
                        array(moves, change -> change.decision().saga().urgent(), Boolean[]::new),
                        array(moves, change -> change.decision().saga().sequence(), Integer[]::new),
                        array(moves, Change::orderId, Long[]::new),
                        array(
                                moves,
                                change ->
                                        SagaRows.codes(change.decision().saga().attention()),
                                String[]::new),
                        array(
                                moves,
                                change -> StateJson.write(
                                        change.decision().saga().stage(),
                                        change.decision().saga().cancels()),
                                String[]::new))))
                .map(ChangeStore::read);
    }

    private Uni<Void> follow(SqlClient transaction, List<Change> won) {
        List<Change> moves =
                won.stream().filter(change -> change.decision().changed()).toList();
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return events.tell(transaction, moves)
                .flatMap(done -> watched.watch(transaction, moves))
                .flatMap(done -> forgetBodies(transaction, moves));
    }

    /** The request's secrets have served once the order's id is known or the saga has ended. */
    private static Uni<Void> forgetBodies(SqlClient transaction, List<Change> moves) {
        Long[] served = moves.stream()
                .filter(change -> change.gained() != null
                        || (change.decision().saga().stage().ended()
                                && !(change.before().saga().stage() instanceof Tracked)))
                .map(Change::key)
                .toArray(Long[]::new);
        return served.length == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery("delete from order_body where saga_key = any($1::bigint[])")
                        .execute(Tuple.of(served))
                        .replaceWithVoid();
    }

    private static Set<Read> read(RowSet<Row> rows) {
        Set<Read> read = new HashSet<>();
        rows.forEach(row -> read.add(new Read(row.getLong("saga_key"), row.getInteger("version"))));
        return read;
    }

    static <T> T[] array(List<Change> changes, Function<Change, T> column, IntFunction<T[]> create) {
        return changes.stream().map(column).toArray(create);
    }

    private static List<Change> without(List<Change> changes, Set<Change> some) {
        return changes.stream().filter(change -> !some.contains(change)).toList();
    }

    private static List<Change> only(List<Change> changes, Set<Change> some) {
        return changes.stream().filter(some::contains).toList();
    }
}
