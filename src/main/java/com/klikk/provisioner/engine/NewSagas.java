package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.event.EventData;
import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.SagaId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Begins sagas, many in one statement: what each is about, its body, its hot row, its first event with a place in the outbox. */
@ApplicationScoped
public class NewSagas {
    /**
     * A request whose id is taken.
     *
     * @param key what the id was taken with
     * @param body the provider's body, without {@code reference}
     */
    public record Order(
            long key,
            String requestId,
            String account,
            List<Request.Item> items,
            String body,
            String reference,
            String traceparent,
            List<String> warnings) {}

    private record Begun(Order order, Request request, Decision decision, Instant at, Long owner) {
        String event() {
            return EventData.of(decision.saga(), decision.events().get(0), order.reference(), at);
        }
    }

    private final Decider decider;
    private final Clock clock;
    private final String installation;

    NewSagas(Decider decider, Clock clock, ProvisionerConfig config) {
        this.decider = decider;
        this.clock = clock;
        this.installation = config.installation();
    }

    /** Begins them in the caller's transaction, in nobody's hand; they are due at once. */
    public Uni<Void> begin(SqlClient transaction, List<Order> orders) {
        return begin(transaction, orders, Handover.none());
    }

    /** The same; who is handed over is held already once the transaction has ended. */
    public Uni<Void> begin(SqlClient transaction, List<Order> orders, Handover handover) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.now();
        List<Begun> begun =
                orders.stream().map(order -> begin(order, now, handover)).toList();
        return write(transaction, begun).flatMap(done -> warn(transaction, orders, now));
    }

    private Begun begin(Order order, Instant now, Handover handover) {
        SagaId id = SagaId.of(installation, order.account(), order.requestId());
        Request request = new Request(id, order.requestId(), order.account(), order.items());
        Decision decision = decider.accept(request, now);
        Long owner = handover.next(order.account());
        if (owner != null) {
            handover.begun(order, decision.saga(), now);
        }
        return new Begun(order, request, decision, now, owner);
    }

    private static Uni<Void> write(SqlClient transaction, List<Begun> begun) {
        return transaction
                .preparedQuery("""
                        with alive as (
                          select from replica where id = any($13::bigint[]) for key share),
                        new as (
                          select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                              $9::text[], $10::text[], $11::smallint[], $13::bigint[])
                            as t(saga_key, saga_id, request_id, account, reference, traceparent, items, body, state, data, shard, owner)),
                        subjects as (
                          insert into subject (saga_key, saga_id, request_id, account, reference, traceparent, items, created_at)
                          select saga_key, saga_id, request_id, account, reference, traceparent, items, $12 from new),
                        bodies as (
                          insert into order_body (saga_key, body) select saga_key, body from new),
                        sagas as (
                          insert into saga (saga_key, version, owner, account, stage, urgent, due_at, quiet, sequence, state, updated_at)
                          select saga_key, 0, h.owner, account, 'accepted', true, case when h.owner is null then $12 else $14 end, 0, 1, state, $12
                          from new, lateral (select case when exists (select from alive) then new.owner end as owner) h),
                        events as (
                          insert into event (saga_key, sequence, type, occurred_at, data)
                          select saga_key, 1, 'accepted', $12, data from new)
                        insert into outbox (shard, saga_key, sequence) select shard, saga_key, 1 from new
                        """)
                .execute(Tuple.from(List.of(
                        array(begun, b -> b.order().key(), Long[]::new),
                        array(begun, b -> b.request().sagaId().value(), String[]::new),
                        array(begun, b -> b.order().requestId(), String[]::new),
                        array(begun, b -> b.order().account(), String[]::new),
                        array(begun, b -> b.order().reference(), String[]::new),
                        array(begun, b -> b.order().traceparent(), String[]::new),
                        array(begun, b -> StateJson.writeItems(b.order().items()), String[]::new),
                        array(begun, b -> b.order().body(), String[]::new),
                        array(begun, b -> StateJson.write(b.decision().saga().stage(), List.of()), String[]::new),
                        array(begun, Begun::event, String[]::new),
                        array(begun, b -> Shards.of(b.order().requestId()), Short[]::new),
                        begun.get(0).at().atOffset(UTC),
                        array(begun, Begun::owner, Long[]::new),
                        begun.get(0).at().plus(SagaStore.LEASE).atOffset(UTC))))
                .replaceWithVoid();
    }

    /** What is merely doubtful goes into the timeline. */
    private static Uni<Void> warn(SqlClient transaction, List<Order> orders, Instant now) {
        List<Order> doubtful =
                orders.stream().filter(order -> !order.warnings().isEmpty()).toList();
        if (doubtful.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        insert into timeline (saga_key, at, kind, name, detail)
                        select saga_key, $3, 'warning', 'request', detail from unnest($1::bigint[], $2::text[]) as t(saga_key, detail)
                        """)
                .execute(Tuple.of(
                        array(doubtful, Order::key, Long[]::new),
                        array(doubtful, order -> String.join("; ", order.warnings()), String[]::new),
                        now.atOffset(UTC)))
                .replaceWithVoid();
    }

    private static <S, T> T[] array(List<S> rows, Function<S, T> column, IntFunction<T[]> create) {
        return rows.stream().map(column).toArray(create);
    }
}
