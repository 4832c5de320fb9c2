package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.support.FreshDatabase;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statistics of a table that has just grown are wrong, and a plan that goes by them reads the whole table. */
class DatabaseSessionsTest {
    private final FreshDatabase database = new FreshDatabase();
    private final Pool pool = new DatabaseSessions().create(new Input());

    private final class Input implements PgPoolCreator.Input {
        @Override
        public Vertx vertx() {
            return database.vertx();
        }

        @Override
        public PoolOptions poolOptions() {
            return new PoolOptions().setMaxSize(1);
        }

        @Override
        public List<PgConnectOptions> pgConnectOptionsList() {
            Database server = database.rows().database();
            return List.of(PgConnectOptions.fromUri(server.reactiveUrl())
                    .setUser(server.username())
                    .setPassword(server.password())
                    .setCachePreparedStatements(true));
        }
    }

    @AfterEach
    void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }

    private List<String> texts(String sql, Object... values) {
        List<String> texts = new ArrayList<>();
        pool.preparedQuery(sql)
                .execute(Tuple.wrap(values))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .forEach(row -> texts.add(row.getString(0)));
        return texts;
    }

    @Test
    void indexIsReadHoweverSmallTheTableWasWhenTheStatementWasPlanned() {
        assertThat(texts("explain select * from saga where saga_key = any($1::bigint[])", (Object) new Long[] {1L}))
                .anyMatch(line -> line.contains("Index"))
                .noneMatch(line -> line.contains("Seq Scan on saga"));
    }

    @Test
    void openIntentsAreFoundWithoutThoseThatRest() {
        assertThat(texts(
                        "explain select from saga where account = $1 and held_or_open and stage in ('placing', 'unsure')",
                        "default"))
                .anyMatch(line -> line.contains("Index Scan using saga_open"));
    }

    @Test
    void statementIsPlannedOnceForWhateverItMayBeAsked() {
        String sql = "select count(*)::text from outbox where shard = $1";
        texts(sql, (short) 0);
        texts(sql, (short) 1);

        assertThat(texts("""
                        select generic_plans || ' generic, ' || custom_plans || ' custom'
                        from pg_prepared_statements where statement = $1
                        """, sql)).containsExactly("2 generic, 0 custom");
    }

    @Test
    void nothingIsCompiledForAStatementOfAMillisecond() {
        assertThat(texts("select current_setting('jit')")).containsExactly("off");
    }
}
