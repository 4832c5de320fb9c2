package com.klikk.provisioner.request;

import com.klikk.provisioner.request.StrictJson.Outcome;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Bytes to a {@link Reading}. Whatever comes, an answer comes back: a message that made this throw would block those behind it.
 *
 * <p>Pointers of problems are into the request's own body, also where a CloudEvent carries it. Only what is wrong with a structured
 * event itself points into the event; what is wrong with headers or with the value as a whole points at the root.
 */
public final class RequestReader {
    private final RequestSchema schema;
    private final HeadCheck heads;

    /** A reader that knows the configured accounts by their names. */
    public RequestReader(Set<String> accounts) {
        schema = new RequestSchema(accounts);
        heads = new HeadCheck(Set.copyOf(accounts));
    }

    /** Reads a record of the request topic. */
    public Reading read(Message message) {
        return guarded(() -> read(MessageOpener.open(message)));
    }

    /** Reads a request that came by HTTP; each argument may be null. */
    public Reading readHttp(byte[] body, String idempotencyKey, String traceparent) {
        return guarded(() -> read(HttpOpener.open(body, idempotencyKey, traceparent)));
    }

    private static Reading guarded(Supplier<Reading> reading) {
        try {
            return reading.get();
        } catch (RuntimeException | StackOverflowError bug) {
            return Poisons.bug(bug);
        }
    }

    private Reading read(Opening opening) {
        if (opening instanceof Refusal refusal) {
            return Poisons.refused(refusal);
        }
        Envelope envelope = (Envelope) opening;
        Outcome outcome = StrictJson.body(envelope.body());
        return outcome instanceof Outcome.Tree tree
                ? read(envelope, tree)
                : Poisons.refused(unreadable(envelope, (Outcome.Unreadable) outcome));
    }

    private static Refusal unreadable(Envelope envelope, Outcome.Unreadable outcome) {
        Findings findings = new Findings(envelope.problems());
        findings.problem(Place.DOCUMENT, outcome.why());
        Glimpse glimpse = Glimpse.of(envelope.body(), 0, "");
        return new Refusal("unreadable", findings.problems(), envelope.ids(), envelope.traceparent(), glimpse);
    }

    private Reading read(Envelope envelope, Outcome.Tree tree) {
        Findings findings = new Findings(envelope.problems());
        Spot body = Spot.root(tree.root(), findings);
        StorableText.check(body);
        Request request = new Request(envelope, tree, heads.check(body, envelope.ids()), findings);
        schema.check(body);
        if (!findings.sound()) {
            return Poisons.invalid(request);
        }
        return HeadCheck.CREATE.equals(request.head().action())
                ? create(request, body)
                : request.cancel(CancelTarget.of(body));
    }

    private static Reading create(Request request, Spot body) {
        OrderDoubts.note(body);
        return request.create(Ordered.items(body));
    }
}
