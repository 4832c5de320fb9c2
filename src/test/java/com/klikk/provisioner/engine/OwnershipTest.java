package com.klikk.provisioner.engine;

import static com.klikk.provisioner.engine.Sagas.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.support.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One order for two requests: each would tell its customer that the server is theirs. */
class OwnershipTest {
    private static final long ORDER = 73;

    private final Database database = Backends.shared().createDatabase();
    private final Rows rows = new Rows(database);
    private final Vertx vertx = Vertx.vertx();
    private Pool pool;
    private Committer committer;

    @BeforeEach
    void open() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
        pool = PgBuilder.pool()
                .connectingTo(database.reactiveUrl()
                        .replace("//", "//" + database.username() + ":" + database.password() + "@"))
                .with(new PoolOptions().setMaxSize(2))
                .using(vertx)
                .build();
        committer = new Committer(
                pool,
                new ChangeStore(new EventStore(), new WatchStore()),
                new OutboxSignal(),
                new EngineContext(vertx.getDelegate()));
        rows.change("""
                insert into saga (saga_key, version, account, stage, quiet, sequence, state, updated_at)
                select n, 1, 'default', 'placing', 0, 1, '{}', now() from generate_series(1, 2) n
                """);
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    /** The saga of that key learns that the order is its own. */
    private Uni<Result> gains(long key) {
        Saga placing = Sagas.placing();
        var decision = Sagas.DECIDER.decide(placing, new Observation.Placed(1, ORDER, 200, "ok"), NOON, 0);
        var claimed = new Claimed(key, 1, placing, 0, null, null, null, "{}", null);
        return committer.commit(new Change(claimed, decision, NOON, null, List.of()));
    }

    @Test
    void whoComesSecondIsTold() {
        assertThat(gains(1).await().indefinitely()).isEqualTo(Result.WON);
        assertThat(gains(2).await().indefinitely()).isEqualTo(Result.TAKEN);

        assertThat(owners()).containsExactly("1");
        assertThat(rows.texts("select stage from saga order by saga_key")).containsExactly("submitted", "placing");
    }

    @Test
    void ofTwoAtOnceOneIsTold() {
        List<Result> results = Uni.combine()
                .all()
                .unis(gains(1), gains(2))
                .with((one, other) -> List.of(one, other))
                .await()
                .indefinitely();

        assertThat(results).containsExactlyInAnyOrder(Result.WON, Result.TAKEN);
        assertThat(owners()).hasSize(1);
        assertThat(rows.texts("select order_id from saga where order_id is not null"))
                .hasSize(1);
    }

    private List<String> owners() {
        return rows.texts("select saga_key from owned_order");
    }
}
