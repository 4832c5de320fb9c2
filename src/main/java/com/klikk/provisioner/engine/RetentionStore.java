package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes what has ended. Each call is one short statement, which passes over whatever somebody else has in hand. Keys go on as arrays, so
 * that no plan reads a whole table however many rows it expects. What is not on Kafka yet has no index by saga: it is read once a
 * statement, and while there is much of it, as when Kafka is away, nothing is purged. Nor is it while much is to be sent again: a purge
 * adds to that, for the table of orders is to forget what is purged too.
 */
@ApplicationScoped
class RetentionStore {
    private static final int MUCH = 10_000;

    private final Pool pool;
    private final ReplayStore replays;

    RetentionStore(Pool pool, ReplayStore replays) {
        this.pool = pool;
        this.replays = replays;
    }

    /**
     * Purges sagas that ended before that time, at most so many; says how many. Each leaves a tombstone. An order that lives stays as long
     * as a cancel of it is open, or somebody should look at it; such rows are not in the index, and cost nothing however many there are.
     */
    Uni<Integer> sagas(Instant before, int most) {
        return pool.withTransaction(transaction -> purge(transaction, before, most)
                .flatMap(purged -> replays.add(transaction, purged).replaceWith(purged.size())));
    }

    private static Uni<List<ReplayStore.Replay>> purge(SqlClient transaction, Instant before, int most) {
        return transaction
                .preparedQuery("""
                        with oldest as (
                          select saga_key from saga
                          where purge_from < $1
                          order by purge_from limit $2
                          for update skip locked),
                        untold as materialized (
                          select unnest(saga_keys) as saga_key from outbox limit $3),
                        again as materialized (
                          select from replay limit $3),
                        told as (
                          select saga_key from oldest
                          where saga_key not in (select saga_key from untold) and (select count(*) from untold) < $3
                            and (select count(*) from again) < $3),
                        sagas as (
                          delete from saga where saga_key = any(array(select saga_key from told))
                          returning saga_key, version, stage, sequence, order_id, state, updated_at),
                        subjects as (
                          delete from subject where saga_key = any(array(select saga_key from told))
                          returning saga_key, saga_id, request_id, account),
                        tombstones as (
                          insert into purged_saga (saga_key, version, saga_id, request_id, account, stage, sequence, order_id, item_ids, ended_at)
                          select s.saga_key, s.version, u.saga_id, u.request_id, u.account, s.stage, s.sequence, s.order_id,
                            array(select (item->>'id')::bigint from jsonb_array_elements(s.state::jsonb->'order'->'items') item where item ? 'id'),
                            s.updated_at
                          from sagas s join subjects u on u.saga_key = s.saga_key
                          returning saga_key, request_id),
                        events as (
                          delete from event where saga_key = any(array(select saga_key from told))),
                        entries as (
                          delete from timeline where saga_key = any(array(select saga_key from told)))
                        select saga_key, request_id from tombstones
                        """)
                .execute(Tuple.of(before.atOffset(UTC), most, MUCH))
                .map(RetentionStore::states);
    }

    private static List<ReplayStore.Replay> states(RowSet<Row> rows) {
        List<ReplayStore.Replay> states = new ArrayList<>(rows.size());
        rows.forEach(
                row -> states.add(ReplayStore.Replay.ofState(row.getLong("saga_key"), row.getString("request_id"))));
        return states;
    }

    /** Purges events about requests that never became a saga, at most so many; says how many. */
    Uni<Integer> notices(Instant before, int most) {
        return pool.preparedQuery("""
                        with oldest as (
                          select u.saga_key from subject u
                          where u.items = '[]' and u.created_at < $1
                            and not exists (select 1 from saga s where s.saga_key = u.saga_key)
                          order by u.created_at limit $2
                          for update of u skip locked),
                        untold as materialized (
                          select unnest(saga_keys) as saga_key from outbox limit $3),
                        told as (
                          select saga_key from oldest
                          where saga_key not in (select saga_key from untold) and (select count(*) from untold) < $3),
                        events as (
                          delete from event where saga_key = any(array(select saga_key from told)))
                        delete from subject where saga_key = any(array(select saga_key from told))
                        """)
                .execute(Tuple.of(before.atOffset(UTC), most, MUCH))
                .map(rows -> rows.rowCount());
    }
}
