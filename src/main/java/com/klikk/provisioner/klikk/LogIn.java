package com.klikk.provisioner.klikk;

import com.klikk.provisioner.klikk.Authorization.Answer;
import com.klikk.provisioner.klikk.Authorization.Proof;
import com.klikk.provisioner.klikk.Exchange.NoReply;
import com.klikk.provisioner.klikk.Exchange.Reply;
import com.klikk.provisioner.klikk.Exchange.Silence;
import com.klikk.provisioner.klikk.Exchange.Unanswered;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * One call's way past the provider's door: sent once, and once more where the provider asks who we are, for it does so before it
 * executes anything. Never a third time.
 *
 * @param send sends the call on a connection of its own choice, and asks first whether it is still wanted
 */
record LogIn(Call call, Authorization authorization, Function<Proof, Future<Exchange>> send) {
    private static final int UNAUTHORIZED = 401;

    Future<Exchange> go() {
        Proof proof = authorization.proof();
        return send.apply(proof)
                .compose(exchange -> exchange instanceof Reply reply && asks(reply)
                        ? answer(proof, reply)
                        : Future.succeededFuture(exchange));
    }

    private boolean asks(Reply reply) {
        return reply.status() == UNAUTHORIZED && call.question().test(reply);
    }

    private Future<Exchange> answer(Proof refused, Reply question) {
        Answer answer = authorization.answer(refused, question.challenges());
        if (answer instanceof Answer.Again again) {
            return send.apply(again.proof()).map(exchange -> conclude(again.proof(), exchange));
        }
        return Future.succeededFuture(answer instanceof Answer.Unable unable ? question.with(unable.why()) : question);
    }

    /** What was turned away the first time and not written the second was never executed. */
    private Exchange conclude(Proof proof, Exchange exchange) {
        if (exchange instanceof Reply reply) {
            if (reply.status() != UNAUTHORIZED) {
                authorization.accepted(proof);
            }
            return reply;
        }
        return exchange instanceof NoReply ? exchange : new Unanswered(((Silence) exchange).why());
    }
}
