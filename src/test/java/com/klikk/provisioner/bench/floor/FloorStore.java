package com.klikk.provisioner.bench.floor;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The floor's two tables: requests, written once, and one thin row a saga with its due time. */
final class FloorStore {
    private final Pool pool;

    FloorStore(Pool pool) {
        this.pool = pool;
    }

    Future<?> create() {
        return pool.query("""
                create table request (request_id text primary key, body text not null);
                create table saga (
                  key bigint generated always as identity (cache 50) primary key,
                  request_id text not null, name text not null, reference text not null,
                  state smallint not null default 0, attempt int not null default 0, order_id bigint, due timestamptz
                ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
                create index saga_due on saga (due) where due is not null
                """).execute();
    }

    /** Takes requests, each once; those that are new are in hand. */
    Future<List<Saga>> insert(List<Requested> requests) {
        Map<String, Requested> byId = new HashMap<>();
        requests.forEach(request -> byId.put(request.requestId(), request));
        return pool.preparedQuery("""
                        with v as (
                          select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as v(request_id, name, reference, body)),
                        n as (
                          insert into request (request_id, body) select request_id, body from v on conflict do nothing returning request_id)
                        insert into saga (request_id, name, reference, due)
                        select v.request_id, v.name, v.reference, now() + interval '30 s' from v join n using (request_id)
                        returning key, request_id
                        """)
                .execute(Tuple.of(
                        array(requests, Requested::requestId, String[]::new),
                        array(requests, Requested::name, String[]::new),
                        array(requests, Requested::reference, String[]::new),
                        array(requests, Requested::body, String[]::new)))
                .map(rows -> list(rows, row -> fresh(row.getLong(0), byId.get(row.getString(1)))));
    }

    private static Saga fresh(long key, Requested request) {
        return new Saga(
                key, request.requestId(), request.name(), request.reference(), Saga.ACCEPTED, 0, 0, request.body());
    }

    /** Takes up to so many that are due in hand. */
    Future<List<Saga>> claim(int most) {
        return pool.preparedQuery("""
                        update saga s set due = now() + interval '30 s', attempt = attempt + 1
                        from (select key from saga where due <= now() order by due limit $1 for update skip locked) c
                        where s.key = c.key
                        returning s.key, s.request_id, s.name, s.reference, s.state, s.attempt, s.order_id
                        """)
                .execute(Tuple.of(most))
                .map(rows -> list(
                        rows,
                        row -> new Saga(
                                row.getLong(0),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInteger(4),
                                row.getInteger(5),
                                row.getLong(6),
                                null)));
    }

    /** Writes moves; tells the keys of those that were still in hand. Whoever has not ended is due again after a moment. */
    Future<Set<Long>> move(List<Move> moves) {
        return pool.preparedQuery("""
                        update saga s set state = v.state, order_id = v.order_id,
                          due = case when v.state < 3 then now() + interval '200 ms' end
                        from unnest($1::bigint[], $2::int[], $3::int[], $4::bigint[]) as v(key, attempt, state, order_id)
                        where s.key = v.key and s.attempt = v.attempt
                        returning s.key
                        """)
                .execute(Tuple.of(
                        array(moves, move -> move.saga().key(), Long[]::new),
                        array(moves, move -> move.saga().attempt(), Integer[]::new),
                        array(moves, Move::to, Integer[]::new),
                        array(moves, Move::orderId, Long[]::new)))
                .map(rows -> new HashSet<>(list(rows, row -> row.getLong(0))));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(read.apply(row)));
        return list;
    }

    private static <S, T> T[] array(List<S> rows, Function<S, T> column, IntFunction<T[]> create) {
        return rows.stream().map(column).toArray(create);
    }
}
