package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.Phrases;
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
import java.util.Collections;
import java.util.List;

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
            return Telling.stored(decision.saga(), decision.events().get(0), order.reference(), at);
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

    /** How far a partition of the request topic was taken in. */
    public record Offset(String topic, int partition, long next) {}

    /**
     * What is written together with new sagas whose request ids were not taken before.
     *
     * @param fingerprints the requests' meanings, in the orders' order; empty where the ids are taken already
     */
    public record Intake(List<String> fingerprints, List<Offset> offsets) {
        static final Intake DONE = new Intake(List.of(), List.of());
    }

    /** Begins them in the caller's transaction, in nobody's hand; they are due at once. */
    public Uni<Void> begin(SqlClient transaction, List<Order> orders) {
        return begin(transaction, orders, Handover.none());
    }

    /** The same; who is handed over is held already once the transaction has ended. */
    public Uni<Void> begin(SqlClient transaction, List<Order> orders, Handover handover) {
        return take(transaction, orders, handover, Intake.DONE);
    }

    /**
     * Takes their request ids and begins them, all in one statement. Fails with {@link #contested}, having done nothing, where an id is
     * taken or a cancel waits for one of them.
     */
    public Uni<Void> take(SqlClient client, List<Order> orders, Handover handover, Intake intake) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.now();
        List<Begun> begun =
                orders.stream().map(order -> begin(order, now, handover)).toList();
        return write(client, begun, intake);
    }

    /** Whether nothing was begun because it has to be done with care. */
    public static boolean contested(Throwable failure) {
        return ChangeStore.contested(failure);
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

    private static Uni<Void> write(SqlClient client, List<Begun> begun, Intake intake) {
        return client.preparedQuery("""
                        with alive as (
                          select from replica where id = any($13::bigint[]) for key share),
                        new as (
                          select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                              $9::text[], $10::text[], $11::smallint[], $13::bigint[], $15::text[]) with ordinality
                            as t(saga_key, saga_id, request_id, account, reference, traceparent, items, body, state, data, shard, owner, fingerprint, n)),
                        taken as (
                          insert into request (request_id, kind, fingerprint, saga_key, taken_at)
                          select request_id, 'create', fingerprint, saga_key, $12 from new where fingerprint is not null),
                        passed as (
                          insert into consumed_offset as c (topic, partition, next_offset)
                          select * from unnest($16::text[], $17::int[], $18::bigint[])
                          on conflict (topic, partition) do update set next_offset = greatest(c.next_offset, excluded.next_offset)),
                        warned as (
                          insert into timeline (saga_key, at, kind, name, detail)
                          select saga_key, $12, 'warning', 'request', detail from unnest($19::bigint[], $20::text[]) as t(saga_key, detail)),
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
                          select saga_key, 1, 'accepted', $12, data from new),
                        queued as (
                          insert into outbox (shard, saga_keys, sequences)
                          select shard, array_agg(saga_key order by n), array_agg(1)
                          from (select shard, saga_key, n, (row_number() over (partition by shard order by n) - 1) / 150 as part from new) told
                          group by shard, part order by shard, part)
                        select must(not exists (
                          select from waiting_cancel w join new n on n.request_id = w.order_request_id where n.fingerprint is not null))
                        """)
                .execute(Tuple.from(parameters(begun, intake)))
                .replaceWithVoid();
    }

    private static List<Object> parameters(List<Begun> begun, Intake intake) {
        Instant now = begun.get(0).at();
        List<String> fingerprints =
                intake.fingerprints().isEmpty() ? Collections.nCopies(begun.size(), null) : intake.fingerprints();
        List<Order> doubtful = begun.stream()
                .map(Begun::order)
                .filter(order -> !order.warnings().isEmpty())
                .toList();
        return Parameters.begin()
                .add(begun, b -> b.order().key(), Long[]::new)
                .add(begun, b -> b.request().sagaId().value(), String[]::new)
                .add(begun, b -> b.order().requestId(), String[]::new)
                .add(begun, b -> b.order().account(), String[]::new)
                .add(begun, b -> b.order().reference(), String[]::new)
                .add(begun, b -> b.order().traceparent(), String[]::new)
                .add(begun, b -> StateJson.writeItems(b.order().items()), String[]::new)
                .add(begun, b -> Phrases.BODIES.shortened(b.order().body()), String[]::new)
                .add(begun, b -> StateJson.write(b.decision().saga().stage(), List.of()), String[]::new)
                .add(begun, Begun::event, String[]::new)
                .add(begun, b -> Shards.of(b.order().requestId()), Short[]::new)
                .add(now.atOffset(UTC))
                .add(begun, Begun::owner, Long[]::new)
                .add(now.plus(SagaStore.LEASE).atOffset(UTC))
                .add(fingerprints, fingerprint -> fingerprint, String[]::new)
                .add(intake.offsets(), Offset::topic, String[]::new)
                .add(intake.offsets(), Offset::partition, Integer[]::new)
                .add(intake.offsets(), Offset::next, Long[]::new)
                .add(doubtful, Order::key, Long[]::new)
                .add(doubtful, order -> String.join("; ", order.warnings()), String[]::new)
                .list();
    }
}
