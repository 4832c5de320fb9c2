package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.OperatorReply;
import com.klikk.provisioner.engine.OperatorReply.IdTaken;
import com.klikk.provisioner.engine.OperatorReply.NoSuchItem;
import com.klikk.provisioner.engine.OperatorReply.NotNow;
import com.klikk.provisioner.engine.OperatorReply.NotThere;
import com.klikk.provisioner.engine.OperatorReply.OtherItems;
import com.klikk.provisioner.engine.OperatorReply.OtherToken;
import com.klikk.provisioner.engine.OperatorReply.Owned;
import com.klikk.provisioner.engine.OperatorReply.Unanswered;
import com.klikk.provisioner.engine.OperatorReply.Unclear;
import com.klikk.provisioner.request.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** Why an operator's action changed nothing. */
final class ActionProblems {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private ActionProblems() {}

    static RestResponse<ProblemDocument> of(OperatorReply reply) {
        if (reply instanceof NotNow not) {
            return notNow(not).response();
        }
        if (reply instanceof Owned owned) {
            return owned(owned).response();
        }
        if (reply instanceof Unclear unclear) {
            return unclear(unclear).response();
        }
        if (reply instanceof IdTaken) {
            return IntakeProblems.conflict().response();
        }
        if (reply instanceof NoSuchItem item) {
            return noSuchItem(item).response();
        }
        if (reply instanceof NotThere not) {
            return ProblemDocument.of(
                            422,
                            "no-such-order",
                            "No such order",
                            "the provider knows no order " + not.orderId() + " in account " + not.account())
                    .response();
        }
        if (reply instanceof OtherItems items) {
            return otherItems(items).response();
        }
        if (reply instanceof OtherToken token) {
            return otherToken(token).response();
        }
        return reply instanceof Unanswered unanswered
                ? unanswered(unanswered)
                : ProblemDocument.plain(404, "no order came from a request of this id")
                        .response();
    }

    private static ProblemDocument notNow(NotNow not) {
        String possible = not.possible().isEmpty() ? "nothing" : String.join(", ", not.possible());
        String until = not.underWayUntil() == null
                ? ""
                : ", and its order_create may still be under way until " + not.underWayUntil();
        return ProblemDocument.of(
                409,
                "not-in-this-state",
                "Not in this state",
                "the order is " + not.state() + until + "; possible now: " + possible);
    }

    private static ProblemDocument noSuchItem(NoSuchItem item) {
        Problem problem = item.itemName() == null
                ? new Problem("/order_item_id", "the order has no item of that id")
                : new Problem(
                        "/item_name",
                        "the order has no item of that name"
                                + (item.orderItemId() == null ? "" : " and order_item_id"));
        return ProblemDocument.of(422, "no-such-item", "No such item", "nothing was done; see problems")
                .with(List.of(problem));
    }

    private static ProblemDocument unclear(Unclear unclear) {
        String whose = unclear.requestId().isEmpty() ? "a request that is forgotten" : "request " + unclear.requestId();
        String why = unclear.marked()
                ? "the reference of order " + unclear.orderId() + " begins with the token of " + whose
                        + "; attach it to that request, or look at what became of that"
                : "order " + unclear.orderId() + " may be what " + whose
                        + " led to, which is not settled; attach it there, or import it once that is settled";
        return ProblemDocument.of(409, "order-unclear", "Order is unclear", why);
    }

    private static ProblemDocument owned(Owned owned) {
        String whose = owned.requestId().isEmpty() ? "a request that is forgotten" : "request " + owned.requestId();
        return ProblemDocument.of(
                409, "order-owned", "Order is owned", "order " + owned.orderId() + " belongs to " + whose);
    }

    private static ProblemDocument otherItems(OtherItems items) {
        return ProblemDocument.of(
                422,
                "other-items",
                "Other items",
                "the request asked for " + names(items.wanted()) + "; the order has " + names(items.shown()));
    }

    private static ProblemDocument otherToken(OtherToken token) {
        return ProblemDocument.of(
                422,
                "other-placement",
                "Another placement",
                "the reference of order " + token.orderId() + " begins with " + token.token()
                        + ", which is no placement of this request");
    }

    private static RestResponse<ProblemDocument> unanswered(Unanswered unanswered) {
        Duration after = unanswered.retryAfter() == null ? AGAIN : unanswered.retryAfter();
        return ProblemDocument.plain(503, "the provider told nothing, so nothing was done: " + unanswered.why())
                .builder()
                .header("Retry-After", Long.toString(Math.max(1, after.toSeconds())))
                .build();
    }

    private static String names(List<String> names) {
        return names.stream()
                .map(name -> name.isEmpty() ? "(no name)" : '"' + name + '"')
                .collect(Collectors.joining(", "));
    }
}
