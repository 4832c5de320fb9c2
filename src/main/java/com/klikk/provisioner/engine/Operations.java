package com.klikk.provisioner.engine;

import com.klikk.provisioner.engine.Attachment.Checked;
import com.klikk.provisioner.engine.Commands.Cause;
import com.klikk.provisioner.engine.Commands.Granted;
import com.klikk.provisioner.engine.OperatorReply.Already;
import com.klikk.provisioner.engine.OperatorReply.Done;
import com.klikk.provisioner.engine.OperatorReply.NoSuchItem;
import com.klikk.provisioner.engine.OperatorReply.Owned;
import com.klikk.provisioner.engine.OperatorReply.Unknown;
import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Target;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** The operators' door: what a person may do with a saga that can't settle itself. The core decides; here it is asked and told. */
@ApplicationScoped
public class Operations {
    private final OperatorStore store;
    private final Commands commands;
    private final Attachment attachment;
    private final Possible possible;
    private final Afterwards afterwards;

    Operations(
            OperatorStore store, Commands commands, Attachment attachment, Possible possible, Afterwards afterwards) {
        this.store = store;
        this.commands = commands;
        this.attachment = attachment;
        this.possible = possible;
        this.afterwards = afterwards;
    }

    /** A change that an operator asks for; {@code wish} is asked about the saga once its row is locked. */
    private record Wanted(Function<Saga, Observation> wish, Cause cause, List<TimelineEntry> calls) {
        static Wanted of(Observation observation, Cause cause) {
            return new Wanted(saga -> observation, cause, List.of());
        }
    }

    /** It is that order; the provider is asked whether it can be. */
    public Uni<OperatorReply> attach(String requestId, long orderId, Operator by) {
        Cause cause = cause("attach", by, "order " + orderId);
        return about(
                requestId,
                found -> !possible.is(found.saga(), new Observation.Attached(orderId, null, null))
                        ? reply(possible.instead(found.saga()))
                        : attachment.check(found.saga(), orderId).flatMap(checked -> attach(found, checked, cause)));
    }

    private Uni<OperatorReply> attach(Claimed found, Checked checked, Cause cause) {
        return checked.refusal() != null
                ? reply(checked.refusal())
                : grant(found, new Wanted(saga -> checked.order(), cause, List.of(checked.call())));
    }

    /** There is no order; it is placed again, or {@code abandon}ed. */
    public Uni<OperatorReply> confirmNotPlaced(String requestId, boolean abandon, Operator by) {
        Cause cause = cause("confirm-not-placed", by, abandon ? "then abandon" : "then place");
        return about(requestId, found -> grant(found, Wanted.of(new Observation.ConfirmedAbsent(abandon), cause)));
    }

    /** Its next step is tried now. */
    public Uni<OperatorReply> retry(String requestId, Operator by) {
        return about(requestId, found -> grant(found, Wanted.of(new Observation.Retried(), cause("retry", by, null))));
    }

    /** The same, unless the next step would be an {@code order_create}: nobody buys in bulk. */
    public Uni<OperatorReply> retryUnlessItBuys(String requestId, Operator by) {
        Function<Saga, Observation> wish =
                saga -> saga.stage() instanceof Accepted ? new Observation.Polled() : new Observation.Retried();
        return about(requestId, found -> grant(found, new Wanted(wish, cause("retry", by, "in bulk"), List.of())));
    }

    /** The provider is asked now what became of it, and nothing else is done. */
    public Uni<OperatorReply> poll(String requestId, Operator by) {
        return about(requestId, found -> grant(found, Wanted.of(new Observation.Polled(), cause("poll", by, null))));
    }

    /** The order, or one item, is not wanted any more: the same door as a cancel that came as a request, also where it was purged. */
    public Uni<OperatorReply> cancel(String requestId, Target target, Operator by) {
        Cause cause = cause("cancel", by, words(target));
        Function<Saga, Observation> wish = saga -> saga.mayHave(target) ? new Observation.CancelAsked(target) : null;
        return store.keyOf(requestId)
                .flatMap(key -> key.isEmpty()
                        ? reply(new Unknown())
                        : commands.grantRaising(key.get(), wish, cause, List.of())
                                .invoke(afterwards::wake)
                                .map(granted -> granted.map(seen -> cancelled(seen, target))
                                        .orElseGet(Unknown::new)));
    }

    private OperatorReply cancelled(Granted granted, Target target) {
        Saga saga = granted.saga();
        if (granted.changed()) {
            return new Done();
        }
        if (saga.stage() instanceof Over) {
            return possible.instead(saga);
        }
        return saga.mayHave(target) ? new Already() : new NoSuchItem(target.itemName(), target.orderItemId());
    }

    private static String words(Target target) {
        String name = target.itemName() == null ? null : "item " + target.itemName();
        return target.orderItemId() == null
                ? name
                : (name == null ? "item " : name + ", ") + "id " + target.orderItemId();
    }

    private Uni<OperatorReply> about(String requestId, Function<Claimed, Uni<OperatorReply>> action) {
        return store.byRequestId(requestId).flatMap(found -> found.map(action).orElseGet(() -> reply(new Unknown())));
    }

    private Uni<OperatorReply> grant(Claimed found, Wanted wanted) {
        return commands.grant(found.key(), wanted.wish(), wanted.cause(), wanted.calls())
                .invoke(afterwards::wake)
                .flatMap(granted -> granted.map(this::told).orElseGet(() -> reply(new Unknown())));
    }

    private Uni<OperatorReply> told(Granted granted) {
        if (granted.taken() != null) {
            String account = granted.saga().request().account();
            return store.ownerOf(account, granted.taken()).map(owner -> new Owned(granted.taken(), owner.orElse("")));
        }
        return reply(granted.changed() ? new Done() : possible.instead(granted.saga()));
    }

    private static Cause cause(String action, Operator by, String what) {
        return new Cause("operator", action, by.words(what));
    }

    private static Uni<OperatorReply> reply(OperatorReply reply) {
        return Uni.createFrom().item(reply);
    }
}
