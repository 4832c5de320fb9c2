package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.klikk.CreateReply.Forbidden;
import com.klikk.provisioner.klikk.CreateReply.Held;
import com.klikk.provisioner.klikk.CreateReply.NotSent;
import com.klikk.provisioner.klikk.CreateReply.Placed;
import com.klikk.provisioner.klikk.CreateReply.Refused;
import com.klikk.provisioner.klikk.CreateReply.Unclear;
import com.klikk.provisioner.klikk.Exchange.NoReply;
import com.klikk.provisioner.klikk.Exchange.NotConnected;
import com.klikk.provisioner.klikk.Exchange.Reply;
import com.klikk.provisioner.klikk.Exchange.Unanswered;
import com.klikk.provisioner.klikk.Exchange.Withdrawn;

/**
 * The one place that decides what became of an {@code order_create}. Documented: 2xx with an order id, everything else is
 * an error, and where credit is short the order may exist all the same. What proves nothing is unclear.
 */
record CreateOutcome(Redaction redaction) {
    CreateReply of(Exchange exchange) {
        if (exchange instanceof NotConnected none) {
            return new NotSent(redaction.clean(none.why()), null, false);
        }
        if (exchange instanceof Withdrawn) {
            return new NotSent("withdrawn before anything was sent", null, false);
        }
        if (exchange instanceof Unanswered turnedAway) {
            return new NotSent(redaction.clean(turnedAway.why()), null, true);
        }
        return exchange instanceof NoReply lost ? new Unclear(redaction.clean(lost.why())) : of((Reply) exchange);
    }

    /** Whether a 401 is what it seems: a question that came before anything was executed. */
    static boolean isQuestion(Reply reply) {
        return reply.body() != null && isNone(Json.object(ReplyBody.json(reply)).path("order_id"));
    }

    private CreateReply of(Reply reply) {
        JsonNode body = ReplyBody.json(reply);
        JsonNode orderId = Json.object(body).path("order_id");
        if (reply.ok() || reply.status() == 402) {
            return placed(reply, Json.object(body), Scalars.id(orderId));
        }
        return isNone(orderId) ? failed(reply, body) : unclear(reply, body);
    }

    private CreateReply placed(Reply reply, JsonNode body, Long orderId) {
        return orderId == null
                ? unclear(reply, body)
                : new Placed(
                        orderId, Scalars.status(body.path("status")), redaction.clean(Texts.of(body.path("message"))));
    }

    private CreateReply failed(Reply reply, JsonNode body) {
        return switch (reply.status()) {
            case 400, 422 -> body.isObject() ? new Refused(reply.status(), why(reply, body)) : unclear(reply, body);
            case 401, 404, 405, 413, 415 -> new Held(reply.status(), why(reply, body));
            case 403 -> new Forbidden(why(reply, body));
            case 429 -> new NotSent(why(reply, body), reply.retryAfter(), true);
            default -> unclear(reply, body);
        };
    }

    /** An error that names an order is evidence of one, so only the lack of an id permits to take it at its word. */
    private static boolean isNone(JsonNode orderId) {
        Long number = Scalars.number(orderId);
        return Scalars.absent(orderId) || (number != null && number <= 0);
    }

    private CreateReply unclear(Reply reply, JsonNode body) {
        return new Unclear(why(reply, body));
    }

    private String why(Reply reply, JsonNode body) {
        return redaction.clean(ReplyBody.why(reply, body));
    }
}
