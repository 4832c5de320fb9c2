package com.klikk.provisioner.engine;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How we speak with the database. Tables that grow from nothing to millions of rows within minutes are planned by statistics that lag
 * behind: a plan that reads a whole table, which was small when it was made, is what makes a statement of a millisecond take a second. So
 * each statement is planned once a session, for whatever it may be asked, and reads by its index.
 */
@Singleton
class DatabaseSessions implements PgPoolCreator {
    /** In characters; longer statements would be planned each time. */
    private static final int LONGEST_STATEMENT = 16 * 1024;

    private static final String SETTINGS =
            "set jit = off; set enable_seqscan = off; set plan_cache_mode = force_generic_plan";

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> hosts = input.pgConnectOptionsList();
        hosts.forEach(host -> host.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(hosts))
                .using(input.vertx())
                .withConnectHandler(DatabaseSessions::begin)
                .build();
    }

    /** A session that can't be set is as good as none: whoever asked for it hears of it with its next statement. */
    private static void begin(SqlConnection session) {
        session.query(SETTINGS).execute().onComplete(set -> session.close());
    }
}
