package com.klikk.provisioner.sandbox;

import com.klikk.provisioner.sandbox.access.Verdict;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** The provider's one URL: reads a call, lets it in or not, and has it answered as the fault rules want. */
final class ApiHandler implements Handler<HttpServerRequest> {
    private final Api api;
    private final Gate gate;
    private final CallCounts counts;
    private final Delivery delivery;
    private final Switches switches;

    ApiHandler(Api api, Gate gate, CallCounts counts, Delivery delivery, Switches switches) {
        this.api = api;
        this.gate = gate;
        this.counts = counts;
        this.delivery = delivery;
        this.switches = switches;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.POST)) {
            delivery.send(request, Answer.error(405, "Only POST is allowed").with("Allow", "POST"));
            return;
        }
        request.body().onSuccess(body -> receive(request, body));
    }

    private void receive(HttpServerRequest request, Buffer body) {
        Call call = Call.read(body);
        counts.count(call.action());
        if (switches.unavailable()) {
            Visit visit = new Visit(call.action(), call.about(), FaultRule.NOBODY, "");
            delivery.deliver(request, visit, Answer.proxyPage(503));
            return;
        }
        Verdict verdict = gate.admit(request);
        delivery.deliver(request, visit(call, verdict), fault -> answer(verdict, call, fault));
    }

    private static Visit visit(Call call, Verdict verdict) {
        return verdict instanceof Verdict.Admitted caller
                ? new Visit(
                        call.action(),
                        call.about(),
                        caller.profile(),
                        caller.by().name().toLowerCase(Locale.ROOT))
                : new Visit(call.action(), call.about(), FaultRule.NOBODY, "");
    }

    private Answer answer(Verdict verdict, Call call, Fault fault) {
        if (verdict instanceof Verdict.Admitted caller) {
            return call.body() == null
                    ? Answer.error(400, "The body is no JSON object")
                    : api.perform(gate.profile(caller), call.body(), fault);
        }
        Verdict.Refused refused = (Verdict.Refused) verdict;
        return Answer.error(refused.status(), refused.message()).with("WWW-Authenticate", refused.challenges());
    }
}
