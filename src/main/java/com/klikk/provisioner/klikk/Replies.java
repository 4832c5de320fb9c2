package com.klikk.provisioner.klikk;

import com.klikk.provisioner.klikk.Exchange.Reply;
import com.klikk.provisioner.klikk.Exchange.Silence;
import com.klikk.provisioner.klikk.ReadOutcome.Denied;
import com.klikk.provisioner.klikk.ReadOutcome.Got;
import com.klikk.provisioner.klikk.ReadOutcome.Nothing;
import java.util.List;
import java.util.Optional;

/** Turns an exchange into the reply type of {@code order_status}, {@code order_list}, {@code server_list} or {@code order_cancel}. */
record Replies(Redaction redaction) {
    StatusReply status(Exchange exchange, long orderId) {
        ReadOutcome<OrderReading> outcome =
                ReadOutcome.of(exchange, redaction, body -> new OrderReader(redaction).statusOf(orderId, body));
        if (outcome instanceof Got<OrderReading> got) {
            return new StatusReply.Read(got.value());
        }
        if (outcome instanceof Denied<OrderReading> denied) {
            return denied.status() == 404
                    ? new StatusReply.NotFound()
                    : new StatusReply.Held(denied.status(), denied.why());
        }
        Nothing<OrderReading> nothing = (Nothing<OrderReading>) outcome;
        return new StatusReply.NoAnswer(nothing.why(), nothing.retryAfter());
    }

    ListReply list(Exchange exchange) {
        ReadOutcome<List<OrderReading>> outcome =
                ReadOutcome.of(exchange, redaction, new ListingReader(new OrderReader(redaction))::read);
        if (outcome instanceof Got<List<OrderReading>> got) {
            return new ListReply.Read(got.value());
        }
        if (outcome instanceof Denied<List<OrderReading>> denied) {
            return new ListReply.Held(denied.status(), denied.why());
        }
        Nothing<List<OrderReading>> nothing = (Nothing<List<OrderReading>>) outcome;
        return new ListReply.NoAnswer(nothing.why(), nothing.retryAfter());
    }

    /** {@code stream}: what read the body, if there was one to be read. */
    Listed listed(Exchange exchange, Streaming<?> stream) {
        ReadOutcome<Long> outcome = ReadOutcome.of(
                exchange,
                redaction,
                body -> stream.flaw() == null ? Optional.of(stream.rows()) : Optional.<Long>empty());
        if (outcome instanceof Got<Long> got) {
            return new Listed.Read(got.value());
        }
        if (outcome instanceof Denied<Long> denied) {
            return new Listed.Held(denied.status(), denied.why());
        }
        Nothing<Long> nothing = (Nothing<Long>) outcome;
        return new Listed.NoAnswer(nothing.why(), nothing.retryAfter());
    }

    ServersReply servers(Exchange exchange) {
        ReadOutcome<List<ServerReading>> outcome =
                ReadOutcome.of(exchange, redaction, body -> ServerReader.read(body, redaction));
        if (outcome instanceof Got<List<ServerReading>> got) {
            return new ServersReply.Read(got.value());
        }
        if (outcome instanceof Denied<List<ServerReading>> denied) {
            return new ServersReply.Held(denied.status(), denied.why());
        }
        Nothing<List<ServerReading>> nothing = (Nothing<List<ServerReading>>) outcome;
        return new ServersReply.NoAnswer(nothing.why(), nothing.retryAfter());
    }

    /** Documented: an empty 200, or 404. Its body says nothing more. */
    CancelReply cancel(Exchange exchange) {
        if (exchange instanceof Reply reply) {
            return cancel(reply, redaction.clean(ReplyBody.why(reply, ReplyBody.json(reply))));
        }
        return new CancelReply.NoAnswer(redaction.clean(((Silence) exchange).why()), null);
    }

    private static CancelReply cancel(Reply reply, String why) {
        if (reply.ok()) {
            return new CancelReply.Accepted();
        }
        return switch (reply.status()) {
            case 404 -> new CancelReply.NotFound();
            case 401, 405, 413, 415 -> new CancelReply.Held(reply.status(), why);
            case 408, 429 -> new CancelReply.NoAnswer(why, reply.retryAfter());
            default ->
                reply.status() >= 400 && reply.status() < 500
                        ? new CancelReply.Refused(reply.status(), why)
                        : new CancelReply.NoAnswer(why, reply.retryAfter());
        };
    }
}
