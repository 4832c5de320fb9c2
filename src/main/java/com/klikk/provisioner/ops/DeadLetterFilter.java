package com.klikk.provisioner.ops;

import io.quarkus.panache.common.Parameters;
import java.time.Instant;
import java.util.Set;

/**
 * Which dead letters are meant; what is empty leaves open.
 *
 * @param from the first moment at which one may have come, and {@code until} the first at which none may have any more
 * @param q part of a request id or of a problem, or a letter's id
 */
record DeadLetterFilter(
        String reason, String requestId, String account, String state, Instant from, Instant until, String q) {
    /** All that there are. */
    static final Set<String> STATES = Set.of("open", "resubmitted", "parked");

    /** What a letter {@code l} has to meet. */
    static final String CONDITION = """
            (:reason = '' or l.reason = :reason)
            and (:requestId = '' or l.requestId = :requestId)
            and (:account = '' or l.account = :account)
            and (:state = '' or l.state = :state)
            and l.createdAt >= :from and l.createdAt < :until
            and (:q = '' or l.id = :number
              or l.requestId ilike :contains escape '\\' or l.problems ilike regexp :inJson)
            """;

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** As a caller gives them; each may be null. */
    record Given(String reason, String requestId, String account, String state, String from, String until, String q) {}

    static DeadLetterFilter of(Given given) {
        return new DeadLetterFilter(
                Query.given(given.reason()),
                Query.given(given.requestId()),
                Query.given(given.account()),
                Query.oneOf(STATES, "state", given.state()),
                bounded(Query.moment("from", given.from(), Instant.EPOCH)),
                bounded(Query.moment("until", given.until(), END)),
                Query.given(given.q()).strip());
    }

    /** Beyond these moments there is nothing, and no database that could look for it. */
    private static Instant bounded(Instant moment) {
        if (moment.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return moment.isAfter(END) ? END : moment;
    }

    /** Whether, whatever their state, all are meant. */
    boolean open() {
        return reason.isEmpty()
                && requestId.isEmpty()
                && account.isEmpty()
                && from.equals(Instant.EPOCH)
                && until.equals(END)
                && q.isEmpty();
    }

    Parameters parameters() {
        return Parameters.with("reason", reason)
                .and("requestId", requestId)
                .and("account", account)
                .and("state", state)
                .and("from", from)
                .and("until", until)
                .and("q", q)
                .and("contains", Query.contained(q))
                .and("inJson", Query.containedInJson("pointer|message", q))
                .and("number", Query.wholeNumber(q));
    }
}
