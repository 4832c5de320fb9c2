package com.klikk.provisioner.engine;

import com.klikk.provisioner.event.Snapshot;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.SagaId;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Unsure;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** An {@code order_create} that may be under way. */
    public record Intent(int attempt, Instant since) {}

    /**
     * An {@code order_create} whose outcome is not known, for whoever has to settle it.
     *
     * @param token what the order's reference would begin with
     * @param why what was heard of the call
     * @param underWayUntil nobody can be sending the call any more after that
     * @param cleanListings listings so far that would show the order and do not, the last at {@code lastCleanListing}
     * @param candidates orders that may be the one, and can't be proven to be
     */
    public record OpenAttempt(
            int attempt,
            String token,
            Instant since,
            String why,
            Instant underWayUntil,
            int cleanListings,
            Instant lastCleanListing,
            List<Long> candidates) {}

    /** The attempt that is being made, and since when; empty where none is. */
    public static Optional<Intent> intent(String state) {
        return unplaced(state) instanceof Placing placing
                ? Optional.of(new Intent(placing.attempt(), placing.since()))
                : Optional.empty();
    }

    /** The attempt that a person may have to settle; empty where none is open. */
    public static Optional<OpenAttempt> openAttempt(String state) {
        return unplaced(state) instanceof Unsure unsure
                ? Optional.of(new OpenAttempt(
                        unsure.attempt(),
                        unsure.token().value(),
                        unsure.since(),
                        unsure.why(),
                        unsure.search().landed(),
                        unsure.search().clean(),
                        unsure.search().lastClean(),
                        unsure.search().candidates()))
                : Optional.empty();
    }

    /** The stage of a saga that has no order; null where it has one. */
    private static Stage unplaced(String state) {
        StateJson read = StateJson.read(state);
        return read.order() == null ? read.stage() : null;
    }

    /** The whole current state; {@code servers} by item name. */
    public static Snapshot snapshot(Subject subject, Standing standing, Map<String, String> servers) {
        StateJson state = StateJson.read(standing.state());
        Request request = new Request(
                new SagaId(subject.sagaId()),
                subject.requestId(),
                subject.account(),
                StateJson.readItems(subject.items()));
        Saga saga = new Saga(
                request,
                state.stage(request.items()),
                standing.sequence(),
                state.wishes(),
                SagaRows.reasons(standing.attention()));
        return Snapshot.of(saga, subject.reference(), standing.updatedAt(), servers);
    }
}
