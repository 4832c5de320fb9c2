package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.saga.Watched;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Keeps the tokens of attempts that did not lead to their saga's order. Never forgets one. */
@ApplicationScoped
class WatchStore {
    private record Kept(Change change, Watched attempt) {}

    /** Begins to watch, or notes which order surfaced, in the change's transaction. */
    Uni<Void> watch(SqlClient transaction, List<Change> changes) {
        List<Kept> kept = new ArrayList<>();
        for (Change change : changes) {
            change.decision().watched().forEach(attempt -> kept.add(new Kept(change, attempt)));
        }
        return kept.isEmpty() ? Uni.createFrom().voidItem() : write(transaction, kept);
    }

    private static Uni<Void> write(SqlClient transaction, List<Kept> kept) {
        return transaction
                .preparedQuery("""
                        insert into watched_token as w (token, account, saga_key, attempt, watched_since, unclear, surfaced, listing)
                        select t.*, coalesce((select l.number from order_listing l where l.account = t.account), 0)
                        from unnest($1::text[], $2::text[], $3::bigint[], $4::int[], $5::timestamptz[], $6::boolean[], $7::bigint[])
                          as t(token, account, saga_key, attempt, watched_since, unclear, surfaced)
                        on conflict (token) do update set surfaced = coalesce(excluded.surfaced, w.surfaced)
                        """)
                .execute(Tuple.from(List.of(
                        array(kept, k -> k.attempt().token().value(), String[]::new),
                        array(kept, k -> k.change().before().saga().request().account(), String[]::new),
                        array(kept, k -> k.change().key(), Long[]::new),
                        array(kept, k -> k.attempt().attempt(), Integer[]::new),
                        array(kept, k -> k.change().at().atOffset(UTC), OffsetDateTime[]::new),
                        array(kept, k -> k.attempt().unclear(), Boolean[]::new),
                        array(kept, k -> k.attempt().surfaced(), Long[]::new))))
                .replaceWithVoid();
    }

    private static <T> T[] array(List<Kept> kept, Function<Kept, T> column, IntFunction<T[]> create) {
        return kept.stream().map(column).toArray(create);
    }
}
