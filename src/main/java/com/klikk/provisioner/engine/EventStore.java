package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.event.EventData;
import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.saga.EventType;
import com.klikk.provisioner.saga.LifecycleEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Appends what a change tells: events with their place in the outbox, servers, timeline. Always in the change's transaction. */
@ApplicationScoped
class EventStore {
    private record Told(Change change, LifecycleEvent event) {
        String requestId() {
            return change.before().saga().request().requestId();
        }

        String data() {
            return EventData.of(change.decision().saga(), event, change.before().reference(), change.at());
        }
    }

    private record Noted(Change change, TimelineEntry entry) {}

    Uni<Void> tell(SqlClient transaction, List<Change> changes) {
        List<Told> told = new ArrayList<>();
        List<Noted> noted = new ArrayList<>();
        for (Change change : changes) {
            change.decision().events().forEach(event -> told.add(new Told(change, event)));
            if (change.before().quiet() > 0) {
                noted.add(new Noted(change, TimelineEntry.quiet(change.before())));
            }
            change.entries().forEach(entry -> noted.add(new Noted(change, entry)));
        }
        return events(transaction, told)
                .flatMap(done -> servers(transaction, told))
                .flatMap(done -> timeline(transaction, noted));
    }

    private static Uni<Void> events(SqlClient transaction, List<Told> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        with told as (
                          select * from unnest($1::bigint[], $2::int[], $3::text[], $4::timestamptz[], $5::text[], $6::smallint[])
                            with ordinality as t(saga_key, sequence, type, occurred_at, data, shard, n)),
                        kept as (
                          insert into event (saga_key, sequence, type, occurred_at, data)
                          select saga_key, sequence, type, occurred_at, data from told order by n)
                        insert into outbox (shard, saga_key, sequence)
                        select shard, saga_key, sequence from told order by n
                        """)
                .execute(Tuple.from(List.of(
                        array(told, t -> t.change().key(), Long[]::new),
                        array(told, t -> t.event().sequence(), Integer[]::new),
                        array(told, t -> t.event().type().wire(), String[]::new),
                        array(told, t -> t.change().at().atOffset(UTC), OffsetDateTime[]::new),
                        array(told, Told::data, String[]::new),
                        array(told, t -> Shards.of(t.requestId()), Short[]::new))))
                .replaceWithVoid();
    }

    private static Uni<Void> servers(SqlClient transaction, List<Told> told) {
        List<Told> ready = told.stream()
                .filter(t -> t.event().type() == EventType.SERVER_READY)
                .toList();
        if (ready.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        insert into server (saga_key, item_name, data, seen_at)
                        select * from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[])
                        on conflict do nothing
                        """)
                .execute(Tuple.of(
                        array(ready, t -> t.change().key(), Long[]::new),
                        array(ready, t -> t.event().detail().itemName(), String[]::new),
                        array(ready, t -> t.event().detail().server(), String[]::new),
                        array(ready, t -> t.change().at().atOffset(UTC), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> timeline(SqlClient transaction, List<Noted> noted) {
        if (noted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        insert into timeline (saga_key, at, until, times, kind, name, outcome, detail)
                        select * from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::text[], $6::text[],
                          $7::text[], $8::text[])
                        """)
                .execute(Tuple.from(List.of(
                        array(noted, n -> n.change().key(), Long[]::new),
                        array(noted, n -> n.entry().at().atOffset(UTC), OffsetDateTime[]::new),
                        array(
                                noted,
                                n -> n.entry().until() == null
                                        ? null
                                        : n.entry().until().atOffset(UTC),
                                OffsetDateTime[]::new),
                        array(noted, n -> n.entry().times(), Integer[]::new),
                        array(noted, n -> n.entry().kind(), String[]::new),
                        array(noted, n -> n.entry().name(), String[]::new),
                        array(noted, n -> n.entry().outcome(), String[]::new),
                        array(noted, n -> n.entry().detail(), String[]::new))))
                .replaceWithVoid();
    }

    private static <S, T> T[] array(List<S> rows, Function<S, T> column, IntFunction<T[]> create) {
        return rows.stream().map(column).toArray(create);
    }
}
