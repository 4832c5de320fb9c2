package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Baseline;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Token;
import com.klikk.provisioner.saga.Tracked;
import com.klikk.provisioner.saga.Unsure;
import java.time.Instant;
import java.util.List;

/** Stages to and from their stored form. The names are the database's, and never change. */
final class StageJson {
    private StageJson() {}

    static StateJson of(Stage stage, List<OrderJson.Cancel> cancels, List<Request.Item> asked) {
        if (stage instanceof Accepted accepted) {
            return new StateJson(
                    "accepted",
                    some(accepted.attempts()),
                    null,
                    null,
                    null,
                    null,
                    some(accepted.absences()),
                    null,
                    null,
                    null,
                    null,
                    cancels);
        }
        if (stage instanceof Placing placing) {
            return new StateJson(
                    "placing",
                    placing.attempt(),
                    placing.token().value(),
                    placing.since(),
                    null,
                    null,
                    some(placing.absences()),
                    number(placing.before()),
                    fresh(placing.before()),
                    null,
                    null,
                    cancels);
        }
        if (stage instanceof Unsure unsure) {
            return new StateJson(
                    "unsure",
                    unsure.attempt(),
                    unsure.token().value(),
                    unsure.since(),
                    unsure.why(),
                    null,
                    some(unsure.absences()),
                    number(unsure.before()),
                    fresh(unsure.before()),
                    SearchJson.of(unsure.search()),
                    null,
                    cancels);
        }
        if (stage instanceof Tracked tracked) {
            return tracked(tracked, cancels, asked);
        }
        return over((Over) stage, cancels, asked);
    }

    private static Long number(Baseline before) {
        return before == null ? null : before.number();
    }

    private static Boolean fresh(Baseline before) {
        return before == null ? null : before.fresh();
    }

    private static Baseline before(StateJson state) {
        return state.listing() == null ? null : new Baseline(state.listing(), Boolean.TRUE.equals(state.fresh()));
    }

    private static Integer some(int count) {
        return count == 0 ? null : count;
    }

    private static StateJson tracked(Tracked stage, List<OrderJson.Cancel> cancels, List<Request.Item> asked) {
        OrderJson order = OrderJson.of(stage.order(), asked);
        if (stage instanceof Tracked.Submitted submitted) {
            return order("submitted", submitted.since(), submitted.paymentTold() ? true : null, order, cancels);
        }
        if (stage instanceof Tracked.Pending pending) {
            return order("pending", pending.since(), null, order, cancels);
        }
        if (stage instanceof Tracked.Completed completed) {
            return order("completed", completed.since(), null, order, cancels);
        }
        return order("live", null, null, order, cancels);
    }

    private static StateJson over(Over stage, List<OrderJson.Cancel> cancels, List<Request.Item> asked) {
        if (stage instanceof Over.Cancelled cancelled) {
            return order("cancelled", null, null, OrderJson.of(cancelled.order(), asked), cancels);
        }
        return order(stage instanceof Over.Withdrawn ? "withdrawn" : "rejected", null, null, null, cancels);
    }

    private static StateJson order(
            String name, Instant since, Boolean told, OrderJson order, List<OrderJson.Cancel> cancels) {
        return new StateJson(name, null, null, since, null, told, null, null, null, null, order, cancels);
    }

    static Stage stage(StateJson state, List<Request.Item> asked) {
        int attempt = state.attempt() == null ? 0 : state.attempt();
        int absences = state.absences() == null ? 0 : state.absences();
        return switch (state.s()) {
            case "accepted" -> new Accepted(attempt, absences);
            case "placing" -> new Placing(attempt, new Token(state.token()), state.since(), absences, before(state));
            case "unsure" -> unsure(state, attempt, absences);
            case "submitted" ->
                new Tracked.Submitted(state.order().order(asked), state.since(), Boolean.TRUE.equals(state.told()));
            case "pending" -> new Tracked.Pending(state.order().order(asked), state.since());
            case "completed" -> new Tracked.Completed(state.order().order(asked), state.since());
            case "live" -> new Tracked.Live(state.order().order(asked));
            case "cancelled" -> new Over.Cancelled(state.order().order(asked));
            case "withdrawn" -> new Over.Withdrawn();
            case "rejected" -> new Over.Rejected();
            default -> throw new IllegalStateException("saga.state names a stage we do not know: " + state.s());
        };
    }

    /** Written by a version that did not search, it begins to. */
    private static Unsure unsure(StateJson state, int attempt, int absences) {
        SearchJson kept =
                state.search() == null ? new SearchJson(state.since(), null, null, null, null) : state.search();
        return new Unsure(
                attempt, new Token(state.token()), state.since(), before(state), state.why(), kept.search(absences));
    }
}
