package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.saga.Observation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Has the sagas of orders looked at that a listing shows changed. */
@ApplicationScoped
class ChangedOrders {
    /** Longer than listings of many orders lie apart: of few, each replica may read the next one. */
    static final Duration LEAD = Duration.ofSeconds(30);

    private final Pool pool;
    private final Membership membership;
    private final Commands commands;
    private final Clock clock;

    ChangedOrders(Pool pool, Membership membership, Commands commands, Clock clock) {
        this.pool = pool;
        this.membership = membership;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * What a listing shows otherwise than the one before.
     *
     * @param cancelled those of {@code orders} that are 9xx
     * @param settled those that are 0 with all their items, or are listed no more: nothing new for whoever knows that they are complete,
     *     and some providers drop what is; unless a cancel is about to take effect
     */
    record Changed(List<Long> orders, List<Long> cancelled, List<Long> settled) {}

    /**
     * What came of it.
     *
     * @param any whether a saga is due now
     * @param inHand orders whose sagas were in somebody's hand, and stayed as they were
     */
    record Hurried(boolean any, Set<Long> inHand) {}

    /**
     * Who compares an account's listings.
     *
     * @param ours this replica does, for a while
     * @param orders some of its sagas rest
     * @param servers some of these wait for servers
     */
    record Lead(boolean ours, boolean orders, boolean servers) {
        static final Lead NONE = new Lead(false, false, false);
    }

    /** Whether this replica is the one that compares the account's listings, for so long. */
    Uni<Lead> lead(String account, Duration lease) {
        Long replica = membership.id();
        return replica == null
                ? Uni.createFrom().item(Lead.NONE)
                : pool.preparedQuery("""
                                insert into order_listing as l (account, next_at, compared_by, compared_until)
                                values ($1, now(), $2, now() + make_interval(secs => $3))
                                on conflict (account) do update set compared_by = $2, compared_until = now() + make_interval(secs => $3)
                                where l.compared_by is null or l.compared_by = $2 or l.compared_until < now()
                                  or not exists (select from replica r where r.id = l.compared_by)
                                returning coalesce(covered_until > now(), false) as orders, coalesce(servers_until > now(), false) as servers
                                """)
                        .execute(Tuple.of(account, replica, lease.toMillis() / 1000.0))
                        .map(ChangedOrders::lead);
    }

    private static Lead lead(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Lead.NONE;
        }
        Row ours = rows.iterator().next();
        return new Lead(true, ours.getBoolean("orders"), ours.getBoolean("servers"));
    }

    /**
     * Makes their sagas due, unless somebody has them in hand, or they know that all of it is complete; raises those that were
     * purged and are cancelled.
     */
    Uni<Hurried> hurry(String account, Changed changed) {
        return (changed.orders().isEmpty()
                        ? Uni.createFrom().item(new Hurried(false, Set.of()))
                        : due(account, changed))
                .call(hurried -> changed.cancelled().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : raise(account, changed.cancelled()));
    }

    private Uni<Hurried> due(String account, Changed changed) {
        return pool.preparedQuery("""
                        with changed as (
                          select o.order_id, s.saga_key, s.owner
                          from owned_order o join saga s on s.saga_key = o.saga_key
                          where o.account = $1 and o.order_id = any($2::bigint[]) and s.stage not in ('cancelled', 'rejected')
                            and not (s.stage = 'ready' and s.state not like '%"cancels":%' and o.order_id = any($4::bigint[]))),
                        hurried as (
                          update saga s set due_at = $3 from changed c
                          where s.saga_key = c.saga_key and s.owner is null and (s.due_at is null or s.due_at > $3)
                          returning s.saga_key)
                        select c.order_id, c.owner is not null as held, (select count(*) from hurried) as hurried from changed c
                        """)
                .execute(Tuple.of(
                        account,
                        changed.orders().toArray(Long[]::new),
                        clock.now().atOffset(UTC),
                        changed.settled().toArray(Long[]::new)))
                .map(ChangedOrders::hurried);
    }

    static Hurried hurried(RowSet<Row> rows) {
        Set<Long> inHand = new HashSet<>();
        boolean any = false;
        for (Row row : rows) {
            any = row.getLong("hurried") > 0;
            if (row.getBoolean("held")) {
                inHand.add(row.getLong("order_id"));
            }
        }
        return new Hurried(any, inHand);
    }

    private Uni<Void> raise(String account, List<Long> cancelled) {
        return pool.preparedQuery("""
                        select p.saga_key from owned_order o join purged_saga p on p.saga_key = o.saga_key
                        where o.account = $1 and o.order_id = any($2::bigint[]) and p.stage = 'ready'
                        """)
                .execute(Tuple.of(account, cancelled.toArray(Long[]::new)))
                .map(ChangedOrders::keys)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(key -> commands.apply(
                        key, new Observation.Polled(), new Commands.Cause("call", "order_list", "shown as cancelled")))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<Long> keys(RowSet<Row> rows) {
        List<Long> keys = new ArrayList<>(rows.size());
        rows.forEach(row -> keys.add(row.getLong("saga_key")));
        return keys;
    }
}
