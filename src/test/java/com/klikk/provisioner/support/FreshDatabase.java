package com.klikk.provisioner.support;

import com.klikk.provisioner.local.Database;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/** A migrated database of a test's own, as the service reaches it and as {@link Rows}. */
public final class FreshDatabase implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Rows rows;
    private final Pool pool;

    /** Empty, but for its tables. */
    public FreshDatabase() {
        Database database = MigratedDatabases.fresh();
        rows = new Rows(database);
        pool = PgBuilder.pool()
                .connectingTo(database.reactiveUrl()
                        .replace("//", "//" + database.username() + ":" + database.password() + "@"))
                .with(new PoolOptions().setMaxSize(4))
                .using(vertx)
                .build();
    }

    public Rows rows() {
        return rows;
    }

    public Pool pool() {
        return pool;
    }

    /** The event loops behind the pool. */
    public io.vertx.core.Vertx vertx() {
        return vertx.getDelegate();
    }

    @Override
    public void close() {
        KeptConnections.forget(rows.database());
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
