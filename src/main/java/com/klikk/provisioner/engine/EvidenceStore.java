package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.GivenUp;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Knowledge.Learned;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Unsure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is known of an account's orders beside a listing, and what a listing adds to it. */
@ApplicationScoped
class EvidenceStore {
    private static final Duration NAMES_COUNT = Duration.ofDays(1);

    private final Pool pool;
    private final StrangerStore strangers;

    EvidenceStore(Pool pool, StrangerStore strangers) {
        this.pool = pool;
        this.strangers = strangers;
    }

    /** Which orders of a listing that is about to be read will matter. */
    Uni<Interest> interest(String account, Instant now) {
        return open(pool, account).flatMap(open -> givenUp(pool, account, now).map(past -> Interest.of(open, past)));
    }

    /** Of those that a saga owns, it is the database that is asked. */
    StrangerStore strangers() {
        return strangers;
    }

    /**
     * Takes note of a listing, and says what it is to be held against. Open intents are read first: one that is settled meanwhile
     * then owns its order.
     */
    Uni<Facts> learn(String account, Sifting.Sifted listed, Instant readAt) {
        List<Long> orders =
                listed.orders().stream().map(OrderReading::orderId).distinct().toList();
        return pool.withTransaction(transaction -> number(transaction, account, readAt)
                .call(number -> strangers.note(transaction, account, listed.newcomers(), number))
                .flatMap(number -> open(transaction, account)
                        .flatMap(open -> Uni.combine()
                                .all()
                                .unis(
                                        strangers.of(transaction, account, orders, number),
                                        learned(transaction, account, oldest(open, readAt)),
                                        givenUp(transaction, account, readAt))
                                .usingConcurrencyOf(1)
                                .with((unowned, learned, givenUp) ->
                                        new Facts(number, open, unowned, learned, givenUp)))));
    }

    private static Instant oldest(List<Intent> open, Instant otherwise) {
        return open.stream().map(Intent::since).min(Comparator.naturalOrder()).orElse(otherwise);
    }

    /** Every intent of the account whose outcome is not known. */
    static Uni<List<Intent>> open(SqlClient transaction, String account) {
        return transaction.preparedQuery("""
                        select s.saga_key, s.state, u.items, md5(b.body) as meaning
                        from saga s
                          join subject u on u.saga_key = s.saga_key
                          join order_body b on b.saga_key = s.saga_key
                        where s.account = $1 and s.held_or_open and s.stage in ('placing', 'unsure')
                        """).execute(Tuple.of(account)).map(EvidenceStore::intents);
    }

    private static List<Intent> intents(RowSet<Row> rows) {
        List<Intent> intents = new ArrayList<>(rows.size());
        rows.forEach(row -> {
            List<String> names = names(row);
            var stage = StateJson.read(row.getString("state")).stage();
            long key = row.getLong("saga_key");
            String meaning = row.getString("meaning");
            if (stage instanceof Placing placing) {
                intents.add(new Intent(
                        key,
                        placing.attempt(),
                        placing.token(),
                        placing.since(),
                        null,
                        placing.before(),
                        names,
                        meaning));
            } else if (stage instanceof Unsure unsure) {
                Instant landed = unsure.search().landed();
                intents.add(new Intent(
                        key,
                        unsure.attempt(),
                        unsure.token(),
                        unsure.since(),
                        landed,
                        unsure.before(),
                        names,
                        meaning));
            }
        });
        return intents;
    }

    /** What a listing must show: the newest order of before, by when it was learned and by its id, and all since. Orders that ended or that the provider lost need not be listed. */
    private static Uni<List<Learned>> learned(SqlClient transaction, String account, Instant oldestIntent) {
        return transaction
                .preparedQuery("""
                        with living as not materialized (
                          select o.order_id, o.learned_at
                          from owned_order o join saga s on s.saga_key = o.saga_key
                          where o.account = $1 and s.stage <> 'cancelled' and coalesce(s.attention, '') not like '%order-lost%')
                        (select order_id, learned_at from living where learned_at <= $2 order by learned_at desc limit 1)
                        union
                        (select order_id, learned_at from living where learned_at <= $2 order by order_id desc limit 1)
                        union all
                        select order_id, learned_at from living where learned_at > $2
                        """)
                .execute(Tuple.of(account, oldestIntent.atOffset(UTC)))
                .map(rows -> {
                    List<Learned> learned = new ArrayList<>(rows.size());
                    rows.forEach(row -> learned.add(new Learned(row.getLong("order_id"), instant(row, "learned_at"))));
                    return learned;
                });
    }

    /** Names are weak evidence: after a day, an order with the same ones is more likely another. */
    private static Uni<List<GivenUp>> givenUp(SqlClient client, String account, Instant readAt) {
        return client.preparedQuery("""
                        select w.saga_key, w.attempt, w.watched_since, w.listing, u.items
                        from watched_token w join subject u on u.saga_key = w.saga_key
                        where w.account = $1 and w.watched_since > $2 and w.unclear and w.surfaced is null
                        """)
                .execute(Tuple.of(account, readAt.minus(NAMES_COUNT).atOffset(UTC)))
                .map(rows -> {
                    List<GivenUp> attempts = new ArrayList<>(rows.size());
                    rows.forEach(row -> attempts.add(new GivenUp(
                            row.getLong("saga_key"),
                            row.getInteger("attempt"),
                            instant(row, "watched_since"),
                            row.getLong("listing"),
                            names(row))));
                    return attempts;
                });
    }

    private static List<String> names(Row row) {
        return StateJson.readItems(row.getString("items")).stream()
                .map(Request.Item::name)
                .toList();
    }

    /** The number of the listing that was just read. Listings of an account take note one after the other. */
    private static Uni<Long> number(SqlClient transaction, String account, Instant readAt) {
        return transaction
                .preparedQuery("""
                        insert into order_listing as l (account, number, next_at) values ($1, 1, $2)
                        on conflict (account) do update set number = l.number + 1
                        returning number
                        """)
                .execute(Tuple.of(account, readAt.atOffset(UTC)))
                .map(rows -> rows.iterator().next().getLong("number"));
    }

    /** Whether a listing of the account was ever read. */
    Uni<Boolean> listed(String account) {
        return pool.preparedQuery("select from order_listing where account = $1 and number > 0")
                .execute(Tuple.of(account))
                .map(rows -> rows.size() > 0);
    }

    /**
     * Takes the turn to read the account's listing for orders that surface late. Turns grow apart with the age of the youngest
     * attempt that is watched, from {@code least} seconds to {@code most}; they stay close until the first listing was read.
     */
    Uni<Boolean> takeTurn(String account, Instant now, double least, double most) {
        return pool.preparedQuery("""
                        insert into order_listing as l (account, next_at) values ($1, $2::timestamptz + make_interval(secs => $3))
                        on conflict (account) do update set next_at = $2 + make_interval(secs => case
                          when l.number = 0 then $3
                          else greatest($3, least($4, (
                            select extract(epoch from $2 - max(watched_since)) / 10 from watched_token where account = $1))) end)
                        where l.next_at <= $2
                        returning account
                        """)
                .execute(Tuple.of(account, now.atOffset(UTC), least, most))
                .map(rows -> rows.size() > 0);
    }

    /** An attempt whose token an order shows that its saga does not own. */
    record Surfaced(long sagaKey, int attempt, String token) {}

    /** Which of these tokens are watched, and were not seen on that order before. */
    Uni<List<Surfaced>> surfaced(String[] tokens, Long[] orders) {
        return pool.preparedQuery("""
                        select w.saga_key, w.attempt, w.token
                        from unnest($1::text[], $2::bigint[]) as t(token, order_id)
                          join watched_token w on w.token = t.token
                        where w.surfaced is distinct from t.order_id
                        """).execute(Tuple.of(tokens, orders)).map(rows -> {
            List<Surfaced> surfaced = new ArrayList<>(rows.size());
            rows.forEach(row -> surfaced.add(
                    new Surfaced(row.getLong("saga_key"), row.getInteger("attempt"), row.getString("token"))));
            return surfaced;
        });
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value.toInstant();
    }
}
