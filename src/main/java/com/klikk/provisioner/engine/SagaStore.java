package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Claims and reads sagas. */
@ApplicationScoped
class SagaStore {
    /** How long a claim holds while its replica lives. The dead are found by their missing heartbeat, long before. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** How many more a replica takes: purchases and cancels, and others. */
    record Room(int urgent, int looks) {}

    /** When the next of each kind is due; null where none is. */
    record Due(Instant urgent, Instant look) {}

    private static final Logger LOG = Logger.getLogger(SagaStore.class);

    private final Pool pool;

    SagaStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Takes due sagas of an account for a replica; nobody else gets them until they are written or the replica dies. What it has in hand
     * is left alone. Purchases and cancels have room of their own, however many looks are overdue. Subjects are read one by one, for how many are due is unknown
     * when this is planned, and a million would be read to find some. A replica that was taken for dead gets nothing: whoever buried it would not set free what it takes at that moment.
     */
    Uni<List<Claimed>> claim(String account, long replica, Room room, Instant now, Collection<Long> inHand) {
        return pool.preparedQuery("""
                        with alive as (
                          select from replica where id = $4 for key share),
                        urgent as (
                          select saga_key, due_at from saga
                          where account = $1 and urgent and due_at <= $2 and saga_key not in (select unnest($6::bigint[])) and exists (select from alive)
                          order by due_at limit $7
                          for update skip locked),
                        looks as (
                          select saga_key, due_at from saga
                          where account = $1 and not urgent and due_at <= $2 and saga_key not in (select unnest($6::bigint[])) and exists (select from alive)
                          order by due_at limit $3
                          for update skip locked),
                        due as (
                          select saga_key, due_at from urgent union all select saga_key, due_at from looks)
                        update saga s set version = s.version + 1, owner = $4, due_at = $5
                        from due d
                          cross join lateral (
                            select saga_id, request_id, account, reference, traceparent, created_at, items from subject
                            where saga_key = d.saga_key limit 1) u
                          left join lateral (select body from order_body where saga_key = d.saga_key limit 1) b on true
                        where s.saga_key = d.saga_key
                        returning s.saga_key, s.version, s.owner, s.quiet, s.quiet_since, s.quiet_last, s.sequence, s.attention, s.state, d.due_at as was_due,
                          u.saga_id, u.request_id, u.account, u.reference, u.traceparent, u.created_at, u.items, b.body
                        """)
                .execute(Tuple.from(List.of(
                        account,
                        now.atOffset(UTC),
                        room.looks(),
                        replica,
                        now.plus(LEASE).atOffset(UTC),
                        inHand.toArray(Long[]::new),
                        room.urgent())))
                .map(SagaStore::readable);
    }

    /**
     * Sagas of which a look is due, as they are, and in nobody's hand: whoever writes one finds out by its version whether somebody else was faster. For looks that call
     * nobody, so that two may well take the same one.
     */
    Uni<List<Claimed>> due(String account, int most, Instant now, Collection<Long> inHand) {
        return pool.preparedQuery("""
                        with due as (
                          select saga_key from saga
                          where account = $1 and not urgent and due_at <= $2 and owner is null and saga_key not in (select unnest($4::bigint[]))
                          order by due_at limit $3)
                        select s.saga_key, s.version, s.owner, s.quiet, s.quiet_since, s.quiet_last, s.sequence, s.attention, s.state, s.due_at as was_due,
                          u.saga_id, u.request_id, u.account, u.reference, u.traceparent, u.created_at, u.items, null as body
                        from due d
                          cross join lateral (
                            select saga_key, version, owner, quiet, quiet_since, quiet_last, sequence, attention, state, due_at from saga
                            where saga_key = d.saga_key limit 1) s
                          cross join lateral (
                            select saga_id, request_id, account, reference, traceparent, created_at, items from subject
                            where saga_key = d.saga_key limit 1) u
                        """)
                .execute(Tuple.of(account, now.atOffset(UTC), most, inHand.toArray(Long[]::new)))
                .map(SagaStore::readable);
    }

    /** A row that we can't read, a newer version's perhaps, keeps its lease and holds up nobody else's. */
    private static List<Claimed> readable(RowSet<Row> rows) {
        List<Claimed> list = new ArrayList<>(rows.size());
        for (Row row : rows) {
            try {
                list.add(SagaRows.claimed(row));
            } catch (RuntimeException e) {
                LOG.errorf(e, "saga not readable by this version, request=%s", row.getString("request_id"));
            }
        }
        return list;
    }

    /** Sets free what a replica holds of an account beside these. */
    Uni<Void> free(String account, long replica, Collection<Long> known) {
        return pool.preparedQuery("""
                        update saga set owner = null, due_at = now(), urgent = next_is_urgent(stage, state), version = version + 1
                        where account = $1 and held_or_open and due_at is not null and owner = $2 and saga_key <> all($3::bigint[])
                        """)
                .execute(Tuple.of(account, replica, known.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Locks one saga until the transaction ends, whoever holds it. */
    Uni<Optional<Claimed>> lock(SqlClient transaction, long key) {
        return transaction
                .preparedQuery("""
                        select s.saga_key, s.version, s.owner, s.quiet, s.quiet_since, s.quiet_last, s.sequence, s.attention, s.state,
                          u.saga_id, u.request_id, u.account, u.reference, u.items, b.body
                        from saga s
                          join subject u on u.saga_key = s.saga_key
                          left join order_body b on b.saga_key = s.saga_key
                        where s.saga_key = $1
                        for update of s
                        """)
                .execute(Tuple.of(key))
                .map(rows -> list(rows, SagaRows::claimed).stream().findFirst());
    }

    /** When the next sagas of an account are due, beside those in hand; null where none is before then. */
    Uni<Due> nextDue(String account, Collection<Long> inHand, Instant before) {
        return pool.preparedQuery("""
                        select
                          (select due_at from saga
                            where account = $1 and urgent and due_at < $3 and saga_key not in (select unnest($2::bigint[]))
                            order by due_at limit 1) as urgent,
                          (select due_at from saga
                            where account = $1 and not urgent and due_at < $3 and saga_key not in (select unnest($2::bigint[]))
                            order by due_at limit 1) as look
                        """)
                .execute(Tuple.of(account, inHand.toArray(Long[]::new), before.atOffset(UTC)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Due(instant(row, "urgent"), instant(row, "look")));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(read.apply(row)));
        return list;
    }
}
