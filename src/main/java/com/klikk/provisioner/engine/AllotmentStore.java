package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The accounts' allotments, by the database's clock. They are not logged: after a crash of the database they begin anew. */
@ApplicationScoped
class AllotmentStore implements Allotments {
    private final Pool pool;
    private final Membership membership;

    AllotmentStore(Pool pool, Membership membership) {
        this.pool = pool;
        this.membership = membership;
    }

    @Override
    public Rations rations(String account, Limits limits) {
        return new Rations() {
            @Override
            public Uni<Ration> ask(Need need) {
                Long replica = membership.id();
                return replica == null
                        ? Uni.createFrom().failure(new IllegalStateException("this replica has no sign of life yet"))
                        : locked(account, (transaction, row) -> {
                            var granted = allotment(row).grant(replica, need, limits, now(row));
                            return save(transaction, account, granted.after()).replaceWith(granted.ration());
                        });
            }

            @Override
            public Uni<Void> pause(Duration time) {
                return locked(
                        account,
                        (transaction, row) ->
                                save(transaction, account, allotment(row).notBefore(now(row).plus(time))));
            }
        };
    }

    /** A replica that is stopped in the middle of this stops nobody else for long: its session ends, and the row is free. */
    private <T> Uni<T> locked(String account, BiFunction<SqlClient, Row, Uni<T>> work) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("""
                        with limits as materialized (
                          select set_config('lock_timeout', '2s', true) as wait, set_config('idle_in_transaction_session_timeout', '2s', true) as idle)
                        insert into allotment as a (account) select $1 from limits where wait is not null and idle is not null
                        on conflict (account) do update set account = a.account
                        returning next_at, replica, permits, wanted, urgent, until, clock_timestamp() as now
                        """)
                .execute(Tuple.of(account))
                .flatMap(rows -> work.apply(transaction, rows.iterator().next())));
    }

    private static Uni<Void> save(SqlClient transaction, String account, Allotment allotment) {
        List<Allotment.Share> shares = allotment.shares();
        return transaction
                .preparedQuery("""
                        update allotment set next_at = $2, replica = $3, permits = $4, wanted = $5, urgent = $6, until = $7 where account = $1
                        """)
                .execute(Tuple.from(List.of(
                        account,
                        allotment.nextAt().atOffset(UTC),
                        array(shares, Allotment.Share::replica, Long[]::new),
                        array(shares, Allotment.Share::permits, Integer[]::new),
                        array(shares, Allotment.Share::wanted, Integer[]::new),
                        array(shares, Allotment.Share::urgent, Integer[]::new),
                        array(shares, share -> share.until().atOffset(UTC), OffsetDateTime[]::new))))
                .replaceWithVoid();
    }

    private static Allotment allotment(Row row) {
        Long[] replicas = row.getArrayOfLongs("replica");
        Integer[] permits = row.getArrayOfIntegers("permits");
        Integer[] wanted = row.getArrayOfIntegers("wanted");
        Integer[] urgent = row.getArrayOfIntegers("urgent");
        OffsetDateTime[] until = row.getArrayOfOffsetDateTimes("until");
        List<Allotment.Share> shares = new ArrayList<>();
        for (int i = 0; i < replicas.length; i++) {
            shares.add(new Allotment.Share(replicas[i], permits[i], wanted[i], urgent[i], instant(until[i])));
        }
        return new Allotment(instant(row.getOffsetDateTime("next_at")), shares);
    }

    private static Instant now(Row row) {
        return instant(row.getOffsetDateTime("now"));
    }

    private static Instant instant(OffsetDateTime value) {
        return value.toInstant();
    }

    private static <T> T[] array(
            List<Allotment.Share> shares, Function<Allotment.Share, T> column, IntFunction<T[]> create) {
        return shares.stream().map(column).toArray(create);
    }
}
