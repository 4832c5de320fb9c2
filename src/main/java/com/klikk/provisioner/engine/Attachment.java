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
import java.time.Instant;

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
        return Checked.refused(unread(saga.request().account(), orderId, reply));
    }

    /** Why an order that could not be read is refused. */
    static OperatorReply unread(String account, long orderId, StatusReply reply) {
        if (reply instanceof StatusReply.NotFound) {
            return new NotThere(orderId, account);
        }
        if (reply instanceof StatusReply.Held held) {
            return new Unanswered(held.why(), null);
        }
        StatusReply.NoAnswer none = (StatusReply.NoAnswer) reply;
        return new Unanswered(none.why(), none.retryAfter());
    }

    private Checked sound(OrderReading order) {
        return new Checked(
                new Observation.Attached(order.orderId(), order.status(), order.message()),
                seen(clock.now(), order),
                null);
    }

    /** For the timeline. */
    static TimelineEntry seen(Instant at, OrderReading order) {
        return TimelineEntry.call(at, "order_status", "seen", "status " + order.status());
    }
}
