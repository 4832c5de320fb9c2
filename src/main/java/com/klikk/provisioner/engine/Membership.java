package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.outbox.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * This replica's sign of life, by the database's clock. Sagas of a replica that stays silent are set free; a replica that was taken for
 * dead finds its row gone, and begins anew under another id.
 */
@ApplicationScoped
class Membership implements Owner {
    /** Between two signs of life. */
    static final Duration BEAT = Duration.ofSeconds(2);

    /** A silent replica is dead after this. Longer than {@link #CERTAIN} and the freshness of an intent together. */
    static final Duration DEAD = Duration.ofSeconds(15);

    /** How old the last sign may be for us to be sure that nobody took us for dead. */
    private static final Duration CERTAIN = Duration.ofSeconds(7);

    private static final Logger LOG = Logger.getLogger(Membership.class);

    private final Pool pool;
    private final Clock clock;
    private volatile Long id;
    private volatile Moment lastBeat;

    Membership(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Our id; null before the first sign of life and after we were taken for dead. */
    @Override
    public Long id() {
        return id;
    }

    /** Whether nobody can have taken our sagas since the last sign of life. */
    boolean certain() {
        return id != null && lastBeat.isWithin(CERTAIN, clock);
    }

    /** Gives a sign of life, and sets free what the dead held. */
    Uni<Void> beat() {
        Moment begun = Moment.of(clock);
        return (id == null ? join() : stay())
                .invoke(alive -> {
                    lastBeat = begun;
                    id = alive;
                })
                .flatMap(alive -> bury());
    }

    /** Sets free what we hold, on the way out. */
    Uni<Void> leave() {
        Long mine = id;
        id = null;
        return mine == null
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery("update replica set seen_at = 'epoch' where id = $1")
                        .execute(Tuple.of(mine))
                        .flatMap(done -> bury());
    }

    private Uni<Long> join() {
        return pool.query("insert into replica (seen_at) values (now()) returning id")
                .execute()
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    private Uni<Long> stay() {
        return pool.preparedQuery("update replica set seen_at = now() where id = $1 returning id")
                .execute(Tuple.of(id))
                .flatMap(rows -> rows.size() == 1 ? Uni.createFrom().item(id) : join());
    }

    private Uni<Void> bury() {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("""
                        delete from replica where id in (
                          select id from replica where seen_at < now() - make_interval(secs => $1) for update skip locked)
                        returning id
                        """)
                .execute(Tuple.of((double) DEAD.toSeconds()))
                .flatMap(dead -> dead.size() == 0 ? Uni.createFrom().voidItem() : free(transaction, dead)));
    }

    /** Reads what somebody holds or what is open, of which there is an index; who holds it stands in none. */
    private static Uni<Void> free(SqlClient transaction, RowSet<Row> dead) {
        List<Long> ids = new ArrayList<>();
        dead.forEach(row -> ids.add(row.getLong("id")));
        return transaction
                .preparedQuery("""
                        update saga set owner = null, due_at = now(), urgent = next_is_urgent(stage, state), version = version + 1
                        where held_or_open and due_at is not null and owner = any($1::bigint[])
                        """)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .invoke(rows ->
                        LOG.infof("replicas ended or silent=%s, sagas taken over=%d", ids, (Object) rows.rowCount()))
                .replaceWithVoid();
    }
}
