package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Unsure;
import com.klikk.provisioner.trace.Called;
import com.klikk.provisioner.trace.Matter;
import com.klikk.provisioner.trace.Origin;
import com.klikk.provisioner.trace.Spans;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of one saga's run. They are told with the decision that follows, because looks that change nothing are worth a span only the
 * first few times. Confined to the engine's context.
 */
class Trail {
    /** Nobody's. */
    static final Trail NONE = new Trail(null, null);

    /** Looks in a row that change nothing and are told all the same. */
    private static final int FEW = 3;

    private final Spans spans;
    private final Origin origin;
    private final List<Step> steps = new ArrayList<>();

    /** A call; {@code shared} where it served others as well. */
    private record Step(Called call, Shared shared) {}

    Trail(Spans spans, Origin origin) {
        this.spans = spans;
        this.origin = origin;
    }

    /** Of a call that serves all of them. */
    static Trail of(List<Trail> asking) {
        List<Trail> wanted = asking.stream().filter(Trail::wanted).toList();
        if (wanted.isEmpty()) {
            return NONE;
        }
        return wanted.size() == 1 ? wanted.get(0) : new Everybodys(wanted);
    }

    /** Whether anybody is to be told of calls; nobody else is. */
    boolean wanted() {
        return spans != null;
    }

    /** A call was made. */
    void called(Called call) {
        steps.add(new Step(call, null));
    }

    /** What the calls until now led to is known. */
    void decided(Claimed saga, Decision decision) {
        if (steps.isEmpty()) {
            return;
        }
        boolean worthwhile = decision.changed() || saga.quiet() < FEW;
        Matter matter = matter(saga, decision);
        for (Step step : steps) {
            if (step.shared() != null) {
                step.shared().known(worthwhile ? origin : null);
            } else if (worthwhile) {
                spans.called(step.call(), matter, origin);
            }
        }
        steps.clear();
    }

    private static Matter matter(Claimed saga, Decision decision) {
        return new Matter(
                saga.saga().request().requestId(),
                Change.orderId(decision.saga().stage()),
                attempt(saga.saga().stage()));
    }

    private static Integer attempt(Stage stage) {
        if (stage instanceof Placing placing) {
            return placing.attempt();
        }
        return stage instanceof Unsure unsure ? unsure.attempt() : null;
    }

    /** Of several sagas that one call serves. */
    private static final class Everybodys extends Trail {
        private final List<Trail> trails;

        Everybodys(List<Trail> trails) {
            super(trails.get(0).spans, null);
            this.trails = trails;
        }

        @Override
        void called(Called call) {
            Shared shared = new Shared(super.spans, call, trails.size());
            trails.forEach(trail -> trail.steps.add(new Step(call, shared)));
        }
    }

    /** A call that served several sagas: told once all of them know what came of it, and linked to those for which something did. */
    private static final class Shared {
        private final Spans spans;
        private final Called call;
        private final int sagas;
        private final List<Origin> worthwhile = new ArrayList<>();
        private int unknown;

        Shared(Spans spans, Called call, int sagas) {
            this.spans = spans;
            this.call = call;
            this.sagas = sagas;
            this.unknown = sagas;
        }

        void known(Origin origin) {
            if (origin != null) {
                worthwhile.add(origin);
            }
            if (--unknown == 0 && !worthwhile.isEmpty()) {
                spans.called(call, sagas, worthwhile);
            }
        }
    }
}
