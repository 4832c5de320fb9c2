package com.klikk.provisioner.request;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.Engine;
import com.klikk.provisioner.engine.Handover;
import com.klikk.provisioner.engine.NewSagas;
import com.klikk.provisioner.request.RequestStore.Position;
import com.klikk.provisioner.trace.Incoming;
import com.klikk.provisioner.trace.Open;
import com.klikk.provisioner.trace.Spans;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * One batch in one transaction. Where spans are wanted each message has one, and what is stored with its request is that span's context;
 * the spans of a batch that fails are never told.
 */
@ApplicationScoped
class IntakeTransaction {
    private final Pool pool;
    private final BatchIntake batches;
    private final Engine engine;
    private final Spans spans;
    private final Set<String> accounts;

    IntakeTransaction(Pool pool, BatchIntake batches, Engine engine, Spans spans, ProvisionerConfig config) {
        this.pool = pool;
        this.batches = batches;
        this.engine = engine;
        this.spans = spans;
        this.accounts = config.accounts().keySet();
    }

    Uni<List<Receipt>> take(List<Arrival> arrivals, List<Position> positions, Instant now) {
        if (!spans.on()) {
            return write(arrivals, positions, now);
        }
        List<Open> open = arrivals.stream().map(this::begin).toList();
        return write(traced(arrivals, open), positions, now).invoke(receipts -> end(open, receipts));
    }

    private Uni<List<Receipt>> write(List<Arrival> arrivals, List<Position> positions, Instant now) {
        return BatchIntake.plain(arrivals)
                ? handing(handover -> batches.attempt(pool, arrivals, positions, handover))
                        .onFailure(NewSagas::contested)
                        .recoverWithUni(() -> inTransaction(arrivals, positions, now))
                : inTransaction(arrivals, positions, now);
    }

    private Uni<List<Receipt>> inTransaction(List<Arrival> arrivals, List<Position> positions, Instant now) {
        return handing(handover ->
                pool.withTransaction(transaction -> batches.take(transaction, arrivals, positions, now, handover)));
    }

    private Uni<List<Receipt>> handing(Function<Handover, Uni<List<Receipt>>> intake) {
        return Uni.createFrom().deferred(() -> {
            Handover handover = engine.handover();
            return intake.apply(handover).onItemOrFailure().invoke((done, failure) -> ended(handover, failure));
        });
    }

    private void ended(Handover handover, Throwable failure) {
        if (failure == null) {
            engine.take(handover);
        } else if (!NewSagas.contested(failure)) {
            engine.doubt(handover);
        }
    }

    private Open begin(Arrival arrival) {
        Message message = arrival.message();
        var source =
                message == null ? null : new Incoming.Source(message.topic(), message.partition(), message.offset());
        return spans.taking(
                new Incoming(arrival.reading().traceparent(), arrival.requestId(), account(arrival.account()), source));
    }

    /** An account that is not configured is whatever a message says. */
    private String account(String said) {
        return said != null && accounts.contains(said) ? said : "unknown";
    }

    private static List<Arrival> traced(List<Arrival> arrivals, List<Open> open) {
        List<Arrival> traced = new ArrayList<>(arrivals.size());
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            traced.add(new Arrival(
                    arrival.message(), arrival.reading().within(open.get(i).traceparent())));
        }
        return traced;
    }

    private static void end(List<Open> open, List<Receipt> receipts) {
        for (int i = 0; i < open.size(); i++) {
            open.get(i).end(receipts.get(i).name().toLowerCase(Locale.ROOT));
        }
    }
}
