package com.klikk.provisioner.request;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.request.RequestStore.Position;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The door: what arrives is durably ours, known already, or dead-lettered, all in one transaction with the offsets. */
@ApplicationScoped
public class Intake {
    private final IntakeTransaction transaction;
    private final RequestReader reader;
    private final AfterIntake after;
    private final Clock clock;

    Intake(IntakeTransaction transaction, AfterIntake after, Clock clock, ProvisionerConfig config) {
        this.transaction = transaction;
        this.reader = new RequestReader(config.accounts().keySet());
        this.after = after;
        this.clock = clock;
    }

    /** Reads the body of {@code POST /orders}. */
    public Reading read(byte[] body, String idempotencyKey, String traceparent) {
        return reader.readHttp(body, idempotencyKey, traceparent);
    }

    /** Takes one sound request that did not come by Kafka. */
    public Uni<Receipt> take(Reading reading) {
        return write(List.of(new Arrival(null, reading)), List.of()).map(receipts -> receipts.get(0));
    }

    /** Takes a polled batch; fails only where the database does. */
    Uni<List<Receipt>> take(List<Message> messages, List<Position> positions) {
        List<Arrival> arrivals = messages.stream()
                .map(message -> new Arrival(message, reader.read(message)))
                .toList();
        return write(arrivals, positions);
    }

    private Uni<List<Receipt>> write(List<Arrival> arrivals, List<Position> positions) {
        return transaction.take(arrivals, positions, clock.now()).invoke(receipts -> after.taken(arrivals, receipts));
    }
}
