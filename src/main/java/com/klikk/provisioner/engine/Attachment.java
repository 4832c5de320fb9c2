package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.OperatorReply.NotThere;
import com.klikk.provisioner.engine.OperatorReply.Owned;
import com.klikk.provisioner.engine.OperatorReply.Unanswered;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.StatusReply;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Saga;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks that an order which an operator names can be the saga's: nobody owns it, and the provider shows the items that were ordered. */
@ApplicationScoped
class Attachment {
    private final OperatorStore store;
    private final Engine engine;
    private final Clock clock;
    private final Likeness likeness;

    Attachment(OperatorStore store, Engine engine, Clock clock, ProvisionerConfig config) {
        this.store = store;
        this.engine = engine;
        this.clock = clock;
        this.likeness = new Likeness(config.installation());
    }

    /** Either the order with the call that showed it, or why it is refused. */
    record Checked(Observation.Attached order, TimelineEntry call, OperatorReply refusal) {
        static Checked refused(OperatorReply refusal) {
            return new Checked(null, null, refusal);
        }
    }

    Uni<Checked> check(Saga saga, long orderId) {
        String account = saga.request().account();
        return store.ownerOf(account, orderId)
                .flatMap(owner -> owner.isPresent()
                        ? Uni.createFrom().item(Checked.refused(new Owned(orderId, owner.get())))
                        : engine.status(account, orderId).map(reply -> judge(saga, orderId, reply)));
    }

    private Checked judge(Saga saga, long orderId, StatusReply reply) {
        if (reply instanceof StatusReply.Read read) {
            return likeness.objection(saga, read.order()).map(Checked::refused).orElseGet(() -> sound(read.order()));
        }
        if (reply instanceof StatusReply.NotFound) {
            return Checked.refused(new NotThere(orderId, saga.request().account()));
        }
        return Checked.refused(
                reply instanceof StatusReply.Held held
                        ? new Unanswered(held.why(), null)
                        : new Unanswered(
                                ((StatusReply.NoAnswer) reply).why(), ((StatusReply.NoAnswer) reply).retryAfter()));
    }

    private Checked sound(OrderReading order) {
        return new Checked(
                new Observation.Attached(order.orderId(), order.status(), order.message()),
                TimelineEntry.call(clock.now(), "order_status", "seen", "status " + order.status()),
                null);
    }
}
