package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.engine.Change.Result;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes decisions in batches, each fenced by its row's version: state, events and timeline at once. */
@ApplicationScoped
class ChangeStore {
    private final MoveStore moves;
    private final WatchStore watched;

    ChangeStore(MoveStore moves, WatchStore watched) {
        this.moves = moves;
        this.watched = watched;
    }

    /** Whether one statement writes all of them, so that it needs no transaction around it. */
    static boolean single(List<Change> changes) {
        boolean looks = changes.stream().noneMatch(change -> change.decision().changed());
        return looks
                || changes.stream()
                        .allMatch(change -> change.decision().changed()
                                && change.decision().watched().isEmpty());
    }

    /** Writes changes of which {@link #single} holds. Fails with {@link #contested} where somebody else was faster, having written nothing. */
    Uni<Map<Change, Result>> attempt(SqlClient client, List<Change> changes) {
        return changes.get(0).decision().changed()
                ? moves.write(client, changes.stream().map(Move::of).toList()).replaceWith(() -> all(changes))
                : quiet(client, changes).map(won -> results(changes, won, Set.of()));
    }

    /** Whether nothing was written because somebody else wrote a saga, owns an order, or took a request's id. */
    static boolean contested(Throwable failure) {
        return failure instanceof PgException refused
                && ("KP001".equals(refused.getSqlState())
                        || "owned_order_pkey".equals(refused.getConstraint())
                        || "request_pkey".equals(refused.getConstraint()));
    }

    /**
     * Writes what can be written in the caller's transaction, and says what became of each change. Two of one saga in a batch are told
     * apart by the version that they were decided on.
     */
    Uni<Map<Change, Result>> write(SqlClient transaction, List<Change> changes) {
        List<Change> looks =
                changes.stream().filter(change -> !change.decision().changed()).toList();
        List<Change> others =
                changes.stream().filter(change -> change.decision().changed()).toList();
        return quiet(transaction, looks)
                .flatMap(seen -> others.isEmpty()
                        ? Uni.createFrom().item(results(changes, seen, Set.of()))
                        : locked(transaction, others)
                                .flatMap(held -> owners(transaction, held)
                                        .flatMap(owners -> move(transaction, changes, seen, held, owners))));
    }

    private Uni<Map<Change, Result>> move(
            SqlClient transaction, List<Change> changes, Set<Change> seen, List<Change> held, Owners owners) {
        Set<Change> taken = identity();
        held.stream().filter(change -> !owners.gives(change)).forEach(taken::add);
        List<Change> won =
                held.stream().filter(change -> !taken.contains(change)).toList();
        seen.addAll(won);
        return moves.write(transaction, won.stream().map(owners::move).toList())
                .flatMap(done -> watched.watch(transaction, won))
                .replaceWith(() -> results(changes, seen, taken));
    }

    private static Map<Change, Result> all(List<Change> changes) {
        Map<Change, Result> results = new IdentityHashMap<>(changes.size() * 2);
        changes.forEach(change -> results.put(change, Result.WON));
        return results;
    }

    private static Map<Change, Result> results(List<Change> changes, Set<Change> won, Set<Change> taken) {
        Map<Change, Result> results = new IdentityHashMap<>(changes.size() * 2);
        changes.forEach(change -> results.put(
                change, won.contains(change) ? Result.WON : taken.contains(change) ? Result.TAKEN : Result.LOST));
        return results;
    }

    /** A saga's row as it was read. */
    private record Read(long key, int version) {}

    private static Set<Change> identity() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Those whose row is still as it was read, and stays so until the transaction ends. */
    private static Uni<List<Change>> locked(SqlClient transaction, List<Change> changes) {
        return transaction
                .preparedQuery("""
                        select s.saga_key, v.version
                        from unnest($1::bigint[], $2::int[]) as v(saga_key, version)
                          join saga s on s.saga_key = v.saga_key and s.version = v.version
                        order by s.saga_key
                        for update of s
                        """)
                .execute(Tuple.of(
                        array(changes, Change::key, Long[]::new),
                        array(changes, change -> change.before().version(), Integer[]::new)))
                .map(rows -> of(changes, read(rows)));
    }

    /** The changes that these rows of key and version stand for. */
    private static List<Change> of(List<Change> changes, Set<Read> rows) {
        return changes.stream()
                .filter(change ->
                        rows.contains(new Read(change.key(), change.before().version())))
                .toList();
    }

    /** Who owns the orders that these changes gain. Only a saga that is still as it was read comes to own anything. */
    private static Uni<Owners> owners(SqlClient transaction, List<Change> held) {
        List<Change> gaining =
                held.stream().filter(change -> change.gained() != null).toList();
        if (gaining.isEmpty()) {
            return Uni.createFrom().item(new Owners(Map.of()));
        }
        return transaction
                .preparedQuery("""
                        insert into owned_order as o (account, order_id, saga_key, learned_at)
                        select distinct on (account, order_id) account, order_id, saga_key, at
                        from unnest($1::text[], $2::bigint[], $3::bigint[], $4::timestamptz[]) as v(account, order_id, saga_key, at)
                        on conflict (account, order_id) do update set saga_key = o.saga_key
                        returning account, order_id, saga_key
                        """)
                .execute(Tuple.of(
                        array(gaining, Change::account, String[]::new),
                        array(gaining, Change::gained, Long[]::new),
                        array(gaining, Change::key, Long[]::new),
                        array(gaining, change -> change.at().atOffset(UTC), OffsetDateTime[]::new)))
                .map(rows -> Owners.of(rows));
    }

    /** Orders' owners, by account and order. */
    private record Owners(Map<String, Map<Long, Long>> byOrder) {
        static Owners of(RowSet<Row> rows) {
            Map<String, Map<Long, Long>> byOrder = new HashMap<>();
            rows.forEach(row -> byOrder.computeIfAbsent(row.getString("account"), account -> new HashMap<>())
                    .put(row.getLong("order_id"), row.getLong("saga_key")));
            return new Owners(byOrder);
        }

        /** Whether the order that the change gains, if any, is the saga's own. */
        boolean gives(Change change) {
            return change.gained() == null
                    || byOrder.get(change.account()).get(change.gained()).equals(change.key());
        }

        /** It is owned already. */
        Move move(Change change) {
            return new Move(change, null);
        }
    }

    private static Uni<Set<Change>> quiet(SqlClient client, List<Change> looks) {
        if (looks.isEmpty()) {
            return Uni.createFrom().item(ChangeStore::identity);
        }
        return client.preparedQuery("""
                        update saga s set version = s.version + 1, owner = v.owner,
                          due_at = case when v.keeps then v.at when s.owner = v.owner and s.due_at - v.at > (v.due_at - v.at) / 2 then s.due_at else v.due_at end,
                          urgent = case when s.owner = v.owner and s.due_at - v.at > (v.due_at - v.at) / 2 then s.urgent else v.urgent end,
                          quiet = s.quiet + 1, quiet_since = coalesce(s.quiet_since, v.at), quiet_last = v.at
                        from unnest($1::bigint[], $2::int[], $3::bigint[], $4::boolean[], $5::timestamptz[], $6::timestamptz[], $7::boolean[])
                          as v(saga_key, version, owner, keeps, due_at, at, urgent)
                        where s.saga_key = v.saga_key and s.version = v.version
                        returning s.saga_key, v.version
                        """)
                .execute(Tuple.from(List.of(
                        array(looks, Change::key, Long[]::new),
                        array(looks, change -> change.before().version(), Integer[]::new),
                        array(looks, Change::owner, Long[]::new),
                        array(looks, Change::keeps, Boolean[]::new),
                        array(looks, Change::dueAt, OffsetDateTime[]::new),
                        array(looks, change -> change.at().atOffset(UTC), OffsetDateTime[]::new),
                        array(looks, change -> change.after().urgent(), Boolean[]::new))))
                .map(rows -> {
                    Set<Change> won = identity();
                    won.addAll(of(looks, read(rows)));
                    return won;
                });
    }

    private static Set<Read> read(RowSet<Row> rows) {
        Set<Read> read = new HashSet<>();
        rows.forEach(row -> read.add(new Read(row.getLong("saga_key"), row.getInteger("version"))));
        return read;
    }

    private static <T> T[] array(List<Change> changes, Function<Change, T> column, IntFunction<T[]> create) {
        return changes.stream().map(column).toArray(create);
    }
}
