package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.outbox.Shards;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Puts into line what is to be sent again. Always in the caller's transaction. */
@ApplicationScoped
class ReplayStore {
    /** One event, or with sequence 0 only where its order stands; for an order that is purged, that it is. */
    record Replay(long sagaKey, String requestId, int sequence) {
        static Replay ofState(long sagaKey, String requestId) {
            return new Replay(sagaKey, requestId, 0);
        }
    }

    Uni<Void> add(SqlClient transaction, List<Replay> replays) {
        if (replays.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        insert into replay (shard, saga_key, sequence)
                        select shard, saga_key, sequence
                        from unnest($1::smallint[], $2::bigint[], $3::int[]) with ordinality as t(shard, saga_key, sequence, n)
                        order by n
                        """)
                .execute(Tuple.of(
                        array(replays, replay -> Shards.of(replay.requestId()), Short[]::new),
                        array(replays, Replay::sagaKey, Long[]::new),
                        array(replays, Replay::sequence, Integer[]::new)))
                .replaceWithVoid();
    }

    /** Tells the orders' timelines, by saga, what was done with each. An order that is purged at this moment has none any more. */
    Uni<Void> note(SqlClient transaction, Map<Long, String> words, Instant now) {
        List<Map.Entry<Long, String>> noted = List.copyOf(words.entrySet());
        return transaction
                .preparedQuery("""
                        with there as (
                          select saga_key from saga where saga_key = any($1::bigint[]) for key share)
                        insert into timeline (saga_key, at, kind, name, detail)
                        select t.saga_key, $3, 'operator', 'replay', t.detail
                        from unnest($1::bigint[], $2::text[]) as t(saga_key, detail) join there on there.saga_key = t.saga_key
                        """)
                .execute(Tuple.of(
                        array(noted, Map.Entry::getKey, Long[]::new),
                        array(noted, Map.Entry::getValue, String[]::new),
                        now.atOffset(UTC)))
                .replaceWithVoid();
    }

    private static <S, T> T[] array(List<S> rows, Function<S, T> column, IntFunction<T[]> create) {
        return rows.stream().map(column).toArray(create);
    }
}
