package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.saga.Token;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What an import needs of the database beside a new saga. Always in the import's transaction. */
@ApplicationScoped
class ImportStore {
    /** Takes a request id that is free, for good; the new saga's key. */
    Uni<Optional<Long>> take(SqlClient transaction, String requestId, String fingerprint, Instant now) {
        return transaction
                .preparedQuery("""
                        insert into request (request_id, kind, fingerprint, saga_key, taken_at)
                        values ($1, 'create', $2, nextval('saga_key'), $3)
                        on conflict (request_id) do nothing
                        returning saga_key
                        """)
                .execute(Tuple.of(requestId, fingerprint, now.atOffset(UTC)))
                .map(rows -> first(rows, row -> row.getLong("saga_key")));
    }

    /** Whether the request id was taken with this meaning. */
    Uni<Boolean> means(SqlClient transaction, String requestId, String fingerprint) {
        return transaction
                .preparedQuery("select from request where request_id = $1 and fingerprint = $2")
                .execute(Tuple.of(requestId, fingerprint))
                .map(rows -> rows.size() > 0);
    }

    /** The number of the listing that showed an order first, as far as nobody owned it then. */
    Uni<Optional<Long>> firstShownBy(SqlClient transaction, String account, long orderId) {
        return transaction
                .preparedQuery("select first_shown_by from stranger where account = $1 and order_id = $2")
                .execute(Tuple.of(account, orderId))
                .map(rows -> first(rows, row -> row.getLong("first_shown_by")));
    }

    /** The request whose attempt had a token that is watched; empty text where the request is forgotten. */
    Uni<Optional<String>> watcher(SqlClient transaction, Token token) {
        return transaction
                .preparedQuery("""
                        select coalesce(u.request_id, p.request_id, '') as request_id
                        from watched_token w
                          left join subject u on u.saga_key = w.saga_key
                          left join purged_saga p on p.saga_key = w.saga_key
                        where w.token = $1
                        """)
                .execute(Tuple.of(token.value()))
                .map(rows -> first(rows, row -> row.getString("request_id")));
    }

    /** The request that a saga came from. */
    Uni<String> requestOf(SqlClient transaction, long sagaKey) {
        return transaction
                .preparedQuery("select request_id from subject where saga_key = $1")
                .execute(Tuple.of(sagaKey))
                .map(rows -> first(rows, row -> row.getString("request_id")).orElse(""));
    }

    private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(read.apply(rows.iterator().next()));
    }
}
