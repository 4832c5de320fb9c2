package com.klikk.provisioner.request;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.Commands;
import com.klikk.provisioner.engine.Commands.Cause;
import com.klikk.provisioner.engine.Notices;
import com.klikk.provisioner.event.EventData;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.SagaId;
import com.klikk.provisioner.saga.Target;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cancels find their order's saga, or wait for it. */
@ApplicationScoped
class CancelIntake {
    private final RequestStore requests;
    private final Commands commands;
    private final Notices notices;
    private final Duration wait;
    private final String installation;

    CancelIntake(RequestStore requests, Commands commands, Notices notices, ProvisionerConfig config) {
        this.requests = requests;
        this.commands = commands;
        this.notices = notices;
        this.installation = config.installation();
        this.wait = config.cancel().waitTime();
    }

    /** Why the cancel can't be served, or empty once it is taken. Its request id must be known to be free or equal. */
    Uni<Optional<Problem>> take(SqlClient transaction, Reading.Cancel cancel, Instant now) {
        return requests.sagaOf(transaction, cancel).flatMap(saga -> {
            if (saga.isPresent()) {
                return misaimed(transaction, cancel, saga.get())
                        .flatMap(problem -> problem.isPresent()
                                ? Uni.createFrom().item(problem)
                                : aim(transaction, cancel, saga.get(), now));
            }
            return cancel.orderRequestId() == null
                    ? Uni.createFrom().item(Optional.of(unknownOrder(cancel)))
                    : postpone(transaction, cancel, now);
        });
    }

    /** Why it would not be served, as things stand; nothing is taken. */
    Uni<Optional<Problem>> refusal(SqlClient transaction, Reading.Cancel cancel) {
        return requests.sagaOf(transaction, cancel)
                .flatMap(saga -> saga.isPresent()
                        ? misaimed(transaction, cancel, saga.get())
                        : Uni.createFrom()
                                .item(
                                        cancel.orderRequestId() == null
                                                ? Optional.of(unknownOrder(cancel))
                                                : Optional.empty()));
    }

    private Uni<Optional<Problem>> misaimed(SqlClient transaction, Reading.Cancel cancel, long saga) {
        return requests.contradicts(transaction, saga, cancel)
                .flatMap(contradicts -> contradicts
                        ? Uni.createFrom().item(Optional.of(anotherOrder(cancel)))
                        : commands.mayHave(transaction, saga, target(cancel))
                                .map(has -> has ? Optional.empty() : Optional.of(unknownItem(cancel))));
    }

    private static Target target(Reading.Cancel cancel) {
        return new Target(cancel.itemName(), cancel.orderItemId());
    }

    private static Problem unknownOrder(Reading.Cancel cancel) {
        return new Problem(
                "/order_id",
                "order " + cancel.orderId() + " belongs to no request of account " + cancel.account()
                        + "; import it first, or name the order by order_request_id");
    }

    private static Problem anotherOrder(Reading.Cancel cancel) {
        return new Problem(
                cancel.orderId() == null ? "/account" : "/order_id",
                "the order of that order_request_id has another order_id or belongs to another account");
    }

    private Uni<Optional<Problem>> aim(SqlClient transaction, Reading.Cancel cancel, long saga, Instant now) {
        return requests.takeCancel(transaction, cancel, saga, now)
                .flatMap(first -> first
                        ? apply(transaction, cancel, saga)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private static Problem unknownItem(Reading.Cancel cancel) {
        return cancel.itemName() == null
                ? new Problem("/order_item_id", "the order has no item of that id")
                : new Problem(
                        "/item_name",
                        "the order has no item of that name"
                                + (cancel.orderItemId() == null ? "" : " and order_item_id"));
    }

    private Uni<Optional<Problem>> apply(SqlClient transaction, Reading.Cancel cancel, long saga) {
        return apply(transaction, saga, target(cancel), cancel.requestId()).replaceWith(Optional.empty());
    }

    private Uni<Void> apply(SqlClient transaction, long saga, Target target, String cancelId) {
        return commands.apply(
                        transaction,
                        saga,
                        new Observation.CancelAsked(target),
                        new Cause("request", "order_cancel", cancelId))
                .replaceWithVoid();
    }

    private Uni<Optional<Problem>> postpone(SqlClient transaction, Reading.Cancel cancel, Instant now) {
        return requests.takeCancel(transaction, cancel, null, now)
                .flatMap(first -> first
                        ? await(transaction, cancel, now)
                        : Uni.createFrom().voidItem())
                .replaceWith(Optional.empty());
    }

    private Uni<Void> await(SqlClient transaction, Reading.Cancel cancel, Instant now) {
        return transaction
                .preparedQuery("""
                        insert into waiting_cancel (request_id, account, order_request_id, item_name, order_item_id, until)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(
                        cancel.requestId(),
                        cancel.account(),
                        cancel.orderRequestId(),
                        cancel.itemName(),
                        cancel.orderItemId(),
                        now.plus(wait).atOffset(UTC)))
                .replaceWithVoid();
    }

    /** Cancels whose create has come since, or came at the same moment. */
    Uni<Void> settle(SqlClient transaction, Instant now) {
        return transaction.preparedQuery("""
                        delete from waiting_cancel w using request r
                        where r.request_id = w.order_request_id and r.kind = 'create'
                        returning r.saga_key, w.request_id, w.account, w.item_name, w.order_item_id
                        """).execute().flatMap(rows -> {
            List<Row> waiting = new ArrayList<>();
            rows.forEach(waiting::add);
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (Row row : waiting) {
                chain = chain.flatMap(done -> settle(transaction, row, now));
            }
            return chain;
        });
    }

    private Uni<Void> settle(SqlClient transaction, Row row, Instant now) {
        long saga = row.getLong("saga_key");
        Target target = new Target(row.getString("item_name"), row.getLong("order_item_id"));
        return commands.mayHave(transaction, saga, target)
                .flatMap(has -> has
                        ? apply(transaction, saga, target, row.getString("request_id"))
                        : notices.tell(transaction, noSuchItem(row, now), now));
    }

    /** The message is gone by now, so there is no dead letter; whoever sent the cancel is told under its own id. */
    private Notices.Notice noSuchItem(Row row, Instant now) {
        String id = row.getString("request_id");
        String account = row.getString("account");
        var problem = new EventData.ProblemData("/item_name", "the order has no item of that name");
        String data = EventData.rejected(id, account, null, List.of(problem), now);
        return new Notices.Notice(SagaId.of(installation, account, id).value(), id, account, null, "rejected", data);
    }
}
