package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.klikk.provisioner.klikk.Exchange.Reply;

/** A reply's body. Only JSON is ever quoted: a proxy's page says nothing, and could echo what was sent. */
final class ReplyBody {
    private ReplyBody() {}

    /** A missing node where there is no JSON. */
    static JsonNode json(Reply reply) {
        return reply.body() == null
                ? MissingNode.getInstance()
                : Json.read(reply.body().getBytes());
    }

    /** The status, and what the body says. */
    static String why(Reply reply, JsonNode body) {
        String said = said(reply, body);
        return "HTTP " + reply.status() + (said == null ? "" : ": " + said);
    }

    private static String said(Reply reply, JsonNode body) {
        if (reply.flaw() != null) {
            return reply.flaw();
        }
        if (body.isMissingNode()) {
            return "no JSON";
        }
        return reply.ok() ? "not understood" : Texts.complaint(body);
    }
}
