package com.klikk.provisioner.klikk;

import com.klikk.provisioner.klikk.Exchange.NoReply;
import com.klikk.provisioner.klikk.Exchange.Reply;
import com.klikk.provisioner.klikk.Exchange.Withdrawn;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;

/**
 * One call from the established connection to the reply's last byte. Runs on one Vert.x context, so its steps never
 * race. Whatever ends it early closes the connection, because nothing else may follow on it.
 */
final class Conversation {
    private final Vertx vertx;
    private final HttpClientRequest request;
    private final Call call;
    private final RetryAfter retryAfter;
    private final Promise<Exchange> outcome = Promise.promise();
    private final Buffer received = Buffer.buffer();
    private HttpClientResponse head;
    private Duration limit;
    private long timer;

    Conversation(Vertx vertx, HttpClientRequest request, Call call, RetryAfter retryAfter) {
        this.vertx = vertx;
        this.request = request;
        this.call = call;
        this.retryAfter = retryAfter;
    }

    /** Asks whether the call is still wanted, writes it and waits for the reply. */
    Future<Exchange> hold(Duration longest) {
        limit = longest;
        request.exceptionHandler(e -> endEarly(Failure.describe(e)));
        request.connection().exceptionHandler(e -> endEarly(Failure.describe(e)));
        if (!wanted()) {
            end(new Withdrawn());
            return outcome.future();
        }
        start(limit);
        request.send(call.body()).onSuccess(this::collect).onFailure(e -> endEarly(Failure.describe(e)));
        return outcome.future().onComplete(x -> vertx.cancelTimer(timer));
    }

    private void start(Duration longest) {
        timer = vertx.setTimer(longest.toMillis(), t -> endEarly("nothing more came within " + longest));
    }

    /** A question that can't be answered is answered with no. */
    private boolean wanted() {
        try {
            return call.wanted().getAsBoolean();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void collect(HttpClientResponse response) {
        head = response;
        response.exceptionHandler(e -> endEarly(Failure.describe(e)));
        if (call.stream() != null && response.statusCode() / 100 == 2) {
            slice(new SlicedBody(vertx, response, call.stream()));
            return;
        }
        response.endHandler(end -> outcome.tryComplete(reply(received, null)));
        response.handler(this::take);
    }

    private void slice(SlicedBody body) {
        head.endHandler(end -> body.end()
                .onSuccess(done -> outcome.tryComplete(reply(null, body.flaw())))
                .onFailure(e -> endEarly("not dealt with: " + e.getMessage())));
        head.handler(part -> {
            if (!outcome.future().isComplete()) {
                body.take(part).onSuccess(this::goOn).onFailure(e -> endEarly(e.getMessage()));
            }
        });
    }

    /** A listing may be of any length, as long as it goes on. */
    private void goOn(boolean sliced) {
        if (sliced && vertx.cancelTimer(timer)) {
            start(limit);
        }
    }

    private void take(Buffer part) {
        if (received.length() + part.length() > call.largestReply()) {
            endEarly("the reply is larger than " + call.largestReply() + " bytes");
        } else if (!outcome.future().isComplete()) {
            received.appendBuffer(part);
        }
    }

    private void endEarly(String why) {
        end(head == null ? new NoReply(why) : reply(null, why));
    }

    private void end(Exchange exchange) {
        if (outcome.tryComplete(exchange)) {
            request.connection().close();
        }
    }

    private Reply reply(Buffer body, String flaw) {
        MultiMap headers = head.headers();
        return new Reply(head.statusCode(), retryAfter.read(headers), body, flaw, headers.getAll("www-authenticate"));
    }
}
