package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which accounts' sagas rest because listings are compared for them, and how they are woken when that ends. */
@ApplicationScoped
class CoverageStore {
    private final Pool pool;
    private final Membership membership;

    CoverageStore(Pool pool, Membership membership) {
        this.pool = pool;
        this.membership = membership;
    }

    /**
     * What is written of an account.
     *
     * @param orders some of its sagas rest
     * @param servers some of these wait for servers
     * @param stale nobody has compared for too long
     */
    record Written(boolean orders, boolean servers, boolean stale) {
        static final Written NOTHING = new Written(false, false, false);
    }

    /** {@code longest}: from one comparison to the next. */
    Uni<Written> written(String account, Duration longest) {
        return pool.preparedQuery("""
                        select coalesce(covered_until > now(), false) as orders, coalesce(servers_until > now(), false) as servers,
                          coalesce(covered_at < now() - make_interval(secs => $2), true) as stale
                        from order_listing where account = $1
                        """)
                .execute(Tuple.of(account, seconds(longest)))
                .map(rows -> rows.size() == 0
                        ? Written.NOTHING
                        : written(rows.iterator().next()));
    }

    /** For how long to write that sagas rest; {@link Duration#ZERO}: as it was. */
    record Rest(Duration orders, Duration servers) {}

    /** A listing was compared. Whether, as far as is written, sagas rest for {@code enough} from now on; nothing where another replica compares by now. */
    Uni<Written> compared(String account, Rest rest, Duration enough) {
        return pool.preparedQuery("""
                        update order_listing set covered_at = now(),
                          covered_until = greatest(covered_until, case when $3 > 0 then now() + make_interval(secs => $3) end),
                          servers_until = greatest(servers_until, case when $4 > 0 then now() + make_interval(secs => $4) end)
                        where account = $1 and compared_by = $2
                        returning coalesce(covered_until > now() + make_interval(secs => $5), false) as orders,
                          coalesce(servers_until > now() + make_interval(secs => $5), false) as servers, false as stale
                        """)
                .execute(Tuple.of(
                        account, membership.id(), seconds(rest.orders()), seconds(rest.servers()), seconds(enough)))
                .map(rows -> rows.size() == 0
                        ? Written.NOTHING
                        : written(rows.iterator().next()));
    }

    private static Written written(Row row) {
        return new Written(row.getBoolean("orders"), row.getBoolean("servers"), row.getBoolean("stale"));
    }

    /** Orders as a listing shows them, each with the stage that its saga is in if nothing is new. */
    record Shown(List<Long> orders, List<String> stages) {}

    /** Makes those sagas due that are in another stage, as far as nobody has them in hand. */
    Uni<ChangedOrders.Hurried> hurryUnlike(String account, Shown shown, Instant now) {
        return pool.preparedQuery("""
                        with changed as (
                          select v.order_id, s.saga_key, s.owner
                          from unnest($2::bigint[], $3::text[]) as v(order_id, stage)
                            join owned_order o on o.account = $1 and o.order_id = v.order_id
                            join saga s on s.saga_key = o.saga_key
                          where s.stage <> v.stage and s.stage not in ('cancelled', 'rejected')),
                        hurried as (
                          update saga s set due_at = $4 from changed c
                          where s.saga_key = c.saga_key and s.owner is null and (s.due_at is null or s.due_at > $4)
                          returning s.saga_key)
                        select c.order_id, c.owner is not null as held, (select count(*) from hurried) as hurried from changed c
                        """)
                .execute(Tuple.of(
                        account,
                        shown.orders().toArray(Long[]::new),
                        shown.stages().toArray(String[]::new),
                        now.atOffset(UTC)))
                .map(ChangedOrders::hurried);
    }

    /** How far an account's resting sagas were woken: the last one's time and key. */
    record Position(Instant dueAt, long key) {}

    /**
     * Makes some of those that rest, the next after that position, due within {@code longest}. The position then, or null where none are
     * left, or where listings are compared again.
     */
    Uni<Position> wake(String account, Position after, Duration longest, int most) {
        return pool.preparedQuery("""
                        with resting as (
                          select s.saga_key, s.due_at from saga s
                          where s.account = $1 and not s.urgent and s.due_at > now() + make_interval(secs => $2)
                            and s.due_at >= $3 and (s.due_at, s.saga_key) > ($3, $4)
                            and exists (select from order_listing l where l.account = $1 and l.covered_at < now() - make_interval(secs => $2))
                          order by s.due_at, s.saga_key limit $5),
                        woken as (
                          update saga s set due_at = now() + random() * make_interval(secs => $2) from resting r
                          where s.saga_key = r.saga_key and s.owner is null
                            and s.stage in ('submitted', 'payment-required', 'pending', 'completed'))
                        select saga_key, due_at from resting order by due_at desc, saga_key desc limit 1
                        """)
                .execute(Tuple.of(account, seconds(longest), after.dueAt().atOffset(UTC), after.key(), most))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return null;
                    }
                    Row last = rows.iterator().next();
                    return new Position(last.getOffsetDateTime("due_at").toInstant(), last.getLong("saga_key"));
                });
    }

    /** None of the account's sagas rests any more, unless listings are compared again. */
    Uni<Void> ended(String account, Duration longest) {
        return pool.preparedQuery("""
                        update order_listing set covered_until = null, servers_until = null
                        where account = $1 and covered_at < now() - make_interval(secs => $2)
                        """)
                .execute(Tuple.of(account, seconds(longest)))
                .replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
