package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.Replays.Wanted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Finds what was told of whom, by {@link ReplayFilter}. Pages go by keys, which stay as they are whatever happens meanwhile. */
@ApplicationScoped
class ToldStore {
    /** How many orders a filter finds, and how many events of theirs. */
    record Found(long orders, long events) {}

    /** What an order of a subject {@code u}, and perhaps saga {@code s}, has to meet. */
    private static final String MEANT = """
            u.saga_key > $1
            and ($2::text[] = '{}' or u.request_id = any($2))
            and ($3 = '' or u.account = $3)
            and ($4 = '' or s.stage = $4)
            and ($5 = '' or s.order_id = $8 or u.request_id ilike $6 or u.reference ilike $6 or u.items ~* $7
              or exists (
                select from event v where v.saga_key = u.saga_key and v.sequence > 4 and v.type = 'server-ready' and v.data ~* $7))
            """;

    /** What an event {@code e} has to meet. */
    private static final String TOLD = """
            ($9::text[] = '{}' or e.type = any($9))
            and ($10::timestamptz is null or e.occurred_at >= $10)
            and ($11::timestamptz is null or e.occurred_at < $11)
            """;

    private static final String WHATEVER_WAS_TOLD =
            "($9::text[] = '{}' and $10::timestamptz is null and $11::timestamptz is null)";

    /** An order has to meet that whose state is wanted. */
    private static final String ORDER = MEANT + " and (" + WHATEVER_WAS_TOLD
            + " or exists (select from event e where e.saga_key = u.saga_key and " + TOLD + "))";

    /** A purged order {@code p} has to be asked for by its state or its id: there may be many more of them than of all others. */
    private static final String PURGED = """
            p.saga_key > $1
            and ($4 = 'purged' or $4 = '' and $2::text[] <> '{}')
            and ($2::text[] = '{}' or p.saga_key in (select r.saga_key from request r where r.request_id = any($2) and r.kind = 'create'))
            and ($3 = '' or p.account = $3)
            and $5 = '' and
            """ + WHATEVER_WAS_TOLD;

    private final Pool pool;

    ToldStore(Pool pool) {
        this.pool = pool;
    }

    /** How much there is behind a key. */
    Uni<Found> events(ReplayFilter filter, long behind) {
        return pool.preparedQuery("""
                        select count(distinct e.saga_key) as orders, count(*) as events
                        from event e
                          join subject u on u.saga_key = e.saga_key
                          left join saga s on s.saga_key = e.saga_key
                        where
                        """ + TOLD + " and " + MEANT)
                .execute(filter.behind(behind))
                .map(ToldStore::found);
    }

    /** Orders with those of their events that are meant; also messages that were rejected, which are no orders. */
    Uni<List<Wanted>> eventsBehind(ReplayFilter filter, long behind, int most) {
        return pool.preparedQuery("""
                        select u.saga_key, u.request_id, t.sequences
                        from subject u
                          left join saga s on s.saga_key = u.saga_key
                          cross join lateral (
                            select array_agg(e.sequence order by e.sequence) as sequences from event e
                            where e.saga_key = u.saga_key and
                        """ + TOLD + ") t where t.sequences is not null and " + MEANT
                        + " order by u.saga_key limit $12")
                .execute(filter.behind(behind, most))
                .map(ToldStore::wanted);
    }

    /** How many orders there are behind a key. */
    Uni<Found> orders(ReplayFilter filter, long behind) {
        return pool.preparedQuery("""
                        select (select count(*) from saga s join subject u on u.saga_key = s.saga_key where
                        """ + ORDER + ") + (select count(*) from purged_saga p where " + PURGED
                        + ") as orders, 0::bigint as events")
                .execute(filter.behind(behind))
                .map(ToldStore::found);
    }

    /** Orders without their events. */
    Uni<List<Wanted>> ordersBehind(ReplayFilter filter, long behind, int most) {
        return pool.preparedQuery(
                        """
                        select o.saga_key, o.request_id, '{}'::int[] as sequences from (
                          (select u.saga_key, u.request_id from saga s join subject u on u.saga_key = s.saga_key where
                        """ + ORDER + """
                           order by u.saga_key limit $12)
                          union all
                          (select p.saga_key, p.request_id from purged_saga p where
                        """ + PURGED + " order by p.saga_key limit $12)) o order by o.saga_key limit $12")
                .execute(filter.behind(behind, most))
                .map(ToldStore::wanted);
    }

    /** Those of the request ids of which nothing can be told again: they never came, or were purged. */
    Uni<List<String>> unknown(List<String> requestIds, boolean ordersOnly) {
        return pool.preparedQuery("""
                        select id
                        from unnest($1::text[]) with ordinality as given(id, n)
                        where not exists (
                            select from request r join subject u on u.saga_key = r.saga_key
                            where r.request_id = id and r.kind = 'create' and (not $2 or exists (select from saga s where s.saga_key = u.saga_key)))
                          and ($2 or not exists (select from subject u where u.request_id = id and u.items = '[]'))
                          and not ($2 and exists (
                            select from request r join purged_saga p on p.saga_key = r.saga_key where r.request_id = id and r.kind = 'create'))
                        order by n
                        """)
                .execute(Tuple.of(requestIds.toArray(String[]::new), ordersOnly))
                .map(rows -> {
                    List<String> unknown = new ArrayList<>(rows.size());
                    rows.forEach(row -> unknown.add(row.getString("id")));
                    return unknown;
                });
    }

    private static Found found(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Found(row.getLong("orders"), row.getLong("events"));
    }

    private static List<Wanted> wanted(RowSet<Row> rows) {
        List<Wanted> wanted = new ArrayList<>(rows.size());
        rows.forEach(row -> wanted.add(new Wanted(
                row.getLong("saga_key"), row.getString("request_id"), List.of(row.getArrayOfIntegers("sequences")))));
        return wanted;
    }
}
