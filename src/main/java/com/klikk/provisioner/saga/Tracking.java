package com.klikk.provisioner.saga;

import com.klikk.provisioner.saga.LifecycleEvent.Detail;
import com.klikk.provisioner.saga.Policy.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What looking at a placed order leads to. */
final class Tracking {
    private static final Duration MISSING_MAX = Duration.ofMinutes(2);

    private Tracking() {}

    /** What is known of an order that the saga begins to own. */
    record Known(long orderId, Integer status, String message) {}

    static Decision begin(Case at, Draft draft, Known known) {
        boolean payment = StatusClass.of(known.status()) == StatusClass.PAYMENT;
        Order order = Order.placed(
                known.orderId(),
                known.status(),
                known.message(),
                at.saga().request().items());
        draft.stage(new Tracked.Submitted(order, at.now(), payment))
                .settled(Reason.OUTCOME_UNKNOWN, Reason.ORDER_TAKEN, Reason.ACCOUNT_HELD, Reason.FORBIDDEN)
                .tell(EventType.SUBMITTED);
        if (payment) {
            draft.tell(EventType.PAYMENT_REQUIRED);
        }
        return next(at, draft);
    }

    static Action look(Tracked stage) {
        boolean creating = !(stage instanceof Tracked.Submitted);
        List<ItemState> unready = stage instanceof Tracked.Live
                ? List.of()
                : stage.order().liveItems().stream()
                        .filter(item -> !item.ready())
                        .toList();
        return new Action.Look(stage.order().id(), unready, creating);
    }

    static Decision seen(Case at, Tracked stage, Sight sight) {
        if (sight.empty()) {
            return at.again(at.pause(at.quiet(), null));
        }
        Order before = stage.order();
        Order after = before.seen(sight);
        Draft draft = at.draft().settled(Reason.ORDER_LOST, Reason.ACCOUNT_HELD);
        if (after.cancelled()) {
            return draft.stage(new Over.Cancelled(after))
                    .tell(EventType.CANCELLED)
                    .ending()
                    .rest();
        }
        tellCancelled(draft, before, after);
        Tracked advanced = stage.advance(draft, after, at);
        Tracked served = advanced instanceof Tracked.Submitted ? advanced : tellReady(draft, advanced, sight);
        Tracked ended = ended(draft, served);
        Cancelling.confirm(draft.stage(ended), after);
        creatingSince(ended).ifPresent(since -> Milestones.late(draft, since, at));
        return next(at, draft);
    }

    static Decision notFound(Case at, Tracked stage) {
        Order order = stage.order().notFound(at.now());
        Draft draft = at.draft().stage(stage.with(order));
        if (order.lost()) {
            draft.attention(Reason.ORDER_LOST, "order_status answered 404 " + order.missing() + " times");
        }
        Cancelling.confirm(draft, order);
        Polling polling = at.policy().polling();
        int times = order.missing() + at.quiet();
        return draft.again(Backoff.after(
                times, polling.min(), MISSING_MAX, at.saga().request().sagaId()));
    }

    private static Optional<Instant> creatingSince(Tracked stage) {
        if (stage instanceof Tracked.Pending pending) {
            return Optional.of(pending.since());
        }
        return stage instanceof Tracked.Completed completed ? Optional.of(completed.since()) : Optional.empty();
    }

    private static void tellCancelled(Draft draft, Order before, Order after) {
        for (int i = 0; i < after.items().size(); i++) {
            ItemState item = after.items().get(i);
            if (item.cancelled() && !before.items().get(i).cancelled()) {
                draft.tell(EventType.ITEM_CANCELLED, false, Detail.item(item.name()));
            }
        }
    }

    private static Tracked tellReady(Draft draft, Tracked stage, Sight sight) {
        if (sight.servers() == null || stage instanceof Tracked.Live) {
            return stage;
        }
        List<ItemState> items = new ArrayList<>();
        for (ItemState item : stage.order().items()) {
            items.add(item.ready() || item.cancelled() ? item : served(draft, item, sight.servers()));
        }
        return stage.with(stage.order().withItems(List.copyOf(items)));
    }

    private static ItemState served(Draft draft, ItemState item, List<Sight.Server> servers) {
        for (Sight.Server server : servers) {
            if (server.serves(item)) {
                draft.tell(EventType.SERVER_READY, false, Detail.server(item.name(), server.json()));
                return item.withReady();
            }
        }
        return item;
    }

    private static Tracked ended(Draft draft, Tracked stage) {
        if (stage instanceof Tracked.Completed && stage.order().allReady()) {
            draft.settled(Reason.NOT_READY).ending();
            return new Tracked.Live(stage.order());
        }
        return stage;
    }

    /** When to look again: at once for a cancel to be sent, soon where a 9xx is doubted, else the longer the quieter it is. */
    private static Decision next(Case at, Draft draft) {
        Tracked stage = (Tracked) draft.stage();
        if (Cancelling.next(draft.saga(), stage.order()).isPresent()) {
            return draft.now();
        }
        boolean scheduled = draft.cancels().stream().anyMatch(wish -> wish.phase() == CancelWish.Phase.SCHEDULED);
        if (stage instanceof Tracked.Live && !scheduled && !stage.order().doubtful()) {
            return draft.rest();
        }
        Polling polling = at.policy().polling();
        int quiet = draft.saga().equals(at.saga()) ? at.quiet() : 0;
        Duration max = stage.order().doubtful() ? polling.min() : longest(stage, polling);
        return draft.again(
                Backoff.after(quiet, polling.min(), max, at.saga().request().sagaId()));
    }

    private static Duration longest(Tracked stage, Polling polling) {
        if (stage instanceof Tracked.Live) {
            return polling.cancelled();
        }
        return stage instanceof Tracked.Submitted submitted && submitted.paymentTold()
                ? polling.payment()
                : polling.max();
    }
}
