package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.support.FreshDatabase;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account's calls as the database hands them out. */
class AllotmentStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Rations.Need ONE = new Rations.Need(1, 0, 0, 1);

    private final FreshDatabase database = new FreshDatabase();
    private final Membership member = new Membership(database.pool(), new Clock());
    private final Rations rations = new AllotmentStore(database.pool(), member).rations("default", new Limits(20, 16));

    @BeforeEach
    void join() {
        member.beat().await().atMost(PATIENCE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsHandedOutIsKept() {
        Ration first = rations.ask(new Rations.Need(5, 0, 0, 3)).await().atMost(PATIENCE);
        Ration next = rations.ask(ONE).await().atMost(PATIENCE);

        assertThat(first).isEqualTo(new Ration(Duration.ZERO, 5, 3));
        assertThat(next.first()).isPositive();
    }

    @Test
    void pauseConcernsWhoeverAsksNext() {
        rations.pause(Duration.ofSeconds(90)).await().atMost(PATIENCE);

        assertThat(rations.ask(ONE).await().atMost(PATIENCE).first()).isGreaterThan(Duration.ofSeconds(60));
    }

    @Test
    void whoWasNeverSeenGetsNothing() {
        Rations strangers = new AllotmentStore(database.pool(), new Membership(database.pool(), new Clock()))
                .rations("default", new Limits(20, 16));

        assertThatThrownBy(() -> strangers.ask(ONE).await().atMost(PATIENCE)).hasMessageContaining("sign of life");
    }

    /** As a replica does that is stopped in the middle of asking. */
    @Test
    void whoHoldsTheRowStopsNobodyForLong() {
        rations.ask(ONE).await().atMost(PATIENCE);
        SqlConnection stopped = database.pool().getConnection().await().atMost(PATIENCE);
        Transaction holding = stopped.begin().await().atMost(PATIENCE);
        stopped.query("select from allotment for update").execute().await().atMost(PATIENCE);

        assertThatThrownBy(() -> rations.ask(ONE).await().atMost(PATIENCE)).isInstanceOf(PgException.class);
        holding.rollback().await().atMost(PATIENCE);
        stopped.close().await().atMost(PATIENCE);
        assertThat(rations.ask(ONE).await().atMost(PATIENCE).calls()).isEqualTo(1);
    }
}
