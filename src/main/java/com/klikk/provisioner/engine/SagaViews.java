package com.klikk.provisioner.engine;

import com.klikk.provisioner.event.Snapshot;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.SagaId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Stored sagas as others may see them. */
public final class SagaViews {
    /** The labels that {@code saga.stage} can have. */
    public static final Set<String> STATES = Set.of(
            "accepted",
            "placing",
            "unsure",
            "submitted",
            "payment-required",
            "pending",
            "completed",
            "ready",
            "cancelled",
            "rejected");

    /** The codes that {@code saga.attention} can hold. */
    public static final Set<String> ATTENTION =
            Arrays.stream(Reason.values()).map(Reason::code).collect(Collectors.toUnmodifiableSet());

    private SagaViews() {}

    /** What is written once, of table {@code subject}. */
    public record Subject(String sagaId, String requestId, String account, String reference, String items) {}

    /** What moves, of table {@code saga}. */
    public record Standing(String state, int sequence, String attention, Instant updatedAt) {}

    /** The whole current state; {@code servers} by item name. */
    public static Snapshot snapshot(Subject subject, Standing standing, Map<String, String> servers) {
        StateJson state = StateJson.read(standing.state());
        Request request = new Request(
                new SagaId(subject.sagaId()),
                subject.requestId(),
                subject.account(),
                StateJson.readItems(subject.items()));
        Saga saga = new Saga(
                request, state.stage(), standing.sequence(), state.wishes(), SagaRows.reasons(standing.attention()));
        return Snapshot.of(saga, subject.reference(), standing.updatedAt(), servers);
    }
}
