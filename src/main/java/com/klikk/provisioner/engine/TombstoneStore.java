package com.klikk.provisioner.engine;

import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Tracked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** What is left of purged sagas. */
@ApplicationScoped
class TombstoneStore {
    /**
     * Makes a purged saga a saga again, as it had ended, so that its events count on, and its place in the table of orders is taken again.
     * If nothing comes of it, it is purged again.
     */
    Uni<Void> raise(SqlClient transaction, long key) {
        return transaction
                .preparedQuery("delete from purged_saga where saga_key = $1 returning *")
                .execute(Tuple.of(key))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : raise(transaction, rows.iterator().next()));
    }

    private static Uni<Void> raise(SqlClient transaction, Row tombstone) {
        return transaction
                .preparedQuery("""
                        with subjects as (
                          insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                          values ($1, $2, $3, $4, '[]', $5)),
                        states as (
                          insert into replay (shard, saga_key, sequence) values ($11, $1, 0))
                        insert into saga (saga_key, version, account, stage, quiet, sequence, order_id, state, updated_at)
                        values ($1, $6, $4, $7, 0, $8, $9, $10, $5)
                        """)
                .execute(Tuple.from(Arrays.asList(
                        tombstone.getLong("saga_key"),
                        tombstone.getString("saga_id"),
                        tombstone.getString("request_id"),
                        tombstone.getString("account"),
                        tombstone.getOffsetDateTime("ended_at"),
                        tombstone.getInteger("version") + 1,
                        tombstone.getString("stage"),
                        tombstone.getInteger("sequence"),
                        tombstone.getLong("order_id"),
                        StateJson.write(stage(tombstone), List.of()),
                        Shards.of(tombstone.getString("request_id")))))
                .replaceWithVoid();
    }

    /** What the order consisted of is forgotten: the provider tells, if it matters again. */
    private static Stage stage(Row tombstone) {
        Long orderId = tombstone.getLong("order_id");
        if (orderId == null) {
            return tombstone.getString("stage").equals("rejected") ? new Over.Rejected() : new Over.Withdrawn();
        }
        Order order = Order.remembered(orderId);
        return tombstone.getString("stage").equals("ready") ? new Tracked.Live(order) : new Over.Cancelled(order);
    }
}
