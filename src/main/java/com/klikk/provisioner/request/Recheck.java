package com.klikk.provisioner.request;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.request.Reading.Poison;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What intake would say to a message as things stand, asked without taking it. */
@ApplicationScoped
class Recheck {
    /** The reason of a request whose id is taken with another meaning. */
    static final String CONFLICT = "conflict";

    private static final Problem TAKEN = new Problem(
            "/request_id",
            "is taken with another meaning, and the first request stands; to send this as a new request, give it another id");

    private final Pool pool;
    private final RequestStore requests;
    private final CancelIntake cancels;
    private final RequestReader reader;

    Recheck(Pool pool, RequestStore requests, CancelIntake cancels, ProvisionerConfig config) {
        this.pool = pool;
        this.requests = requests;
        this.cancels = cancels;
        this.reader = new RequestReader(config.accounts().keySet());
    }

    /** The same reader as intake's. */
    RequestReader reader() {
        return reader;
    }

    /**
     * How it would fare.
     *
     * @param refusal the reason of the dead letter that it would become, or null where it would be taken
     * @param known whether the same request was taken before, so that nothing would change
     */
    record Verdict(String requestId, String refusal, List<Problem> problems, List<Problem> warnings, boolean known) {
        private static Verdict refused(String requestId, String reason, List<Problem> problems) {
            return new Verdict(requestId, reason, problems, List.of(), false);
        }

        private static Verdict taken(Arrival arrival, boolean known) {
            List<Problem> warnings =
                    arrival.reading() instanceof Reading.Create create ? create.warnings() : List.<Problem>of();
            return new Verdict(arrival.requestId(), null, List.of(), warnings, known);
        }
    }

    Uni<Verdict> of(Message message) {
        Reading reading = reader.read(message);
        if (reading instanceof Poison poison) {
            return Uni.createFrom().item(Verdict.refused(poison.requestId(), poison.reason(), poison.problems()));
        }
        Arrival arrival = new Arrival(message, reading);
        return requests.fingerprints(pool, List.of(arrival.requestId()))
                .flatMap(taken -> judged(arrival, Optional.ofNullable(taken.get(arrival.requestId()))));
    }

    private Uni<Verdict> judged(Arrival arrival, Optional<String> taken) {
        if (taken.isPresent()) {
            return Uni.createFrom()
                    .item(
                            arrival.fingerprint().matches(taken.get())
                                    ? Verdict.taken(arrival, true)
                                    : Verdict.refused(arrival.requestId(), CONFLICT, List.of(TAKEN)));
        }
        return arrival.reading() instanceof Reading.Cancel cancel
                ? pool.withTransaction(transaction -> cancels.refusal(transaction, cancel))
                        .map(problem -> problem.map(
                                        found -> Verdict.refused(arrival.requestId(), "invalid", List.of(found)))
                                .orElseGet(() -> Verdict.taken(arrival, false)))
                : Uni.createFrom().item(Verdict.taken(arrival, false));
    }
}
