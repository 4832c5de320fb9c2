package com.klikk.provisioner.request;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.Engine;
import com.klikk.provisioner.engine.Notices;
import com.klikk.provisioner.event.EventData;
import com.klikk.provisioner.saga.SagaId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks after cancels that wait: their create may have come at the very moment at which they did, or never comes. */
@ApplicationScoped
public class WaitingCancels {
    private static final Logger LOG = Logger.getLogger(WaitingCancels.class);
    private static final long LOOK_MILLIS = 5000;

    private final Pool pool;
    private final CancelIntake cancels;
    private final Notices notices;
    private final Clock clock;
    private final String installation;

    WaitingCancels(Pool pool, CancelIntake cancels, Notices notices, Clock clock, ProvisionerConfig config) {
        this.pool = pool;
        this.cancels = cancels;
        this.notices = notices;
        this.clock = clock;
        this.installation = config.installation();
    }

    /** Begins to look. */
    public void start(Vertx vertx, Engine engine) {
        vertx.setPeriodic(LOOK_MILLIS, id -> look().subscribe().with(done -> engine.wake(), WaitingCancels::failed));
    }

    private static void failed(Throwable failure) {
        LOG.debugf("waiting cancels not looked at: %s", failure.getMessage());
    }

    Uni<Void> look() {
        return pool.withTransaction(transaction ->
                cancels.settle(transaction, clock.now()).flatMap(done -> expire(transaction, clock.now())));
    }

    private Uni<Void> expire(SqlClient transaction, Instant now) {
        return transaction
                .preparedQuery("""
                        delete from waiting_cancel where until < $1
                        returning request_id, account, order_request_id
                        """)
                .execute(Tuple.of(now.atOffset(UTC)))
                .flatMap(rows -> {
                    List<Row> expired = new ArrayList<>();
                    rows.forEach(expired::add);
                    Uni<Void> chain = Uni.createFrom().voidItem();
                    for (Row row : expired) {
                        chain = chain.flatMap(done -> notices.tell(transaction, notice(row, now), now));
                    }
                    return chain;
                });
    }

    /** The order never came; whoever asked is told under the cancel's own id. */
    private Notices.Notice notice(Row row, Instant now) {
        String id = row.getString("request_id");
        String account = row.getString("account");
        String tried = "waited for the order of request " + row.getString("order_request_id") + ", which did not come";
        return new Notices.Notice(
                SagaId.of(installation, account, id).value(),
                id,
                account,
                null,
                "attention",
                EventData.attention(id, account, "cancel-expired", tried, now));
    }
}
