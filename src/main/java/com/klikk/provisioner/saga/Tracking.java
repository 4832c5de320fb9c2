package com.klikk.provisioner.saga;

import com.klikk.provisioner.saga.Action.Look.Closeness;
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

    /** What is known of an order that the saga begins to own. {@code itemIds}: in the order of the request's items, or empty. */
    record Known(long orderId, Integer status, String message, List<Long> itemIds) {
        static Known ofId(long orderId) {
            return new Known(orderId, null, null, List.of());
        }

        static Known of(Observation.Placed seen) {
            return new Known(seen.orderId(), seen.status(), seen.message(), List.of());
        }

        static Known of(Observation.Attached seen) {
            return new Known(seen.orderId(), seen.status(), seen.message(), seen.itemIds());
        }

        Long itemId(int item) {
            return item < itemIds.size() ? itemIds.get(item) : null;
        }
    }

    static Decision begin(Case at, Draft draft, Known known) {
        boolean payment = StatusClass.of(known.status()) == StatusClass.PAYMENT;
        Order order = Order.placed(known, at.saga().request().items());
        draft.stage(new Tracked.Submitted(order, at.now(), payment))
                .settled(Reason.OUTCOME_UNKNOWN, Reason.ORDER_TAKEN, Reason.ACCOUNT_HELD, Reason.FORBIDDEN)
                .tell(EventType.SUBMITTED);
        if (payment) {
            draft.tell(EventType.PAYMENT_REQUIRED);
        }
        return Looking.next(at, draft);
    }

    static Action look(Case at, Tracked stage) {
        boolean creating = !(stage instanceof Tracked.Submitted);
        List<ItemState> unready = stage instanceof Tracked.Live
                ? List.of()
                : stage.order().liveItems().stream()
                        .filter(item -> !item.ready())
                        .toList();
        return new Action.Look(stage.order(), unready, creating, closeness(at, stage), Looking.patience(at, stage));
    }

    /** Whatever may change by the reading itself, or by the time that has passed, is worth an {@code order_status}. */
    private static Closeness closeness(Case at, Tracked stage) {
        Order order = stage.order();
        boolean open = order.doubtful()
                || order.missing() > 0
                || at.saga().cancels().stream().anyMatch(wish -> wish.phase() == CancelWish.Phase.DOUBTED)
                || at.saga().attention().contains(Reason.ACCOUNT_HELD)
                || Cancelling.wantedUnlessPaid(at.saga().cancels());
        return open || Milestones.timeIsUp(stage, at) ? Closeness.ITSELF : Looking.closeness(at.quiet());
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
                    .settled(Reason.OF_LIVING_ORDERS)
                    .tell(EventType.CANCELLED)
                    .ending()
                    .rest();
        }
        tellCancelled(draft, before, after);
        Cancelling.fulfilled(draft, after);
        Tracked advanced = stage.advance(draft, after, at);
        Tracked served =
                advanced instanceof Tracked.Submitted ? advanced : tellReady(at, draft, advanced, sight.servers());
        Tracked ended = ended(draft, served);
        Cancelling.confirm(draft.stage(ended), after);
        creatingSince(ended).ifPresent(since -> Milestones.late(draft, since, at));
        return Cancelling.wantedUnlessPaid(draft.cancels()) && sightIsUnpaid(sight)
                ? draft.act(new Action.Cancel(after.id(), Target.ORDER, null))
                : Looking.next(at, draft);
    }

    private static boolean sightIsUnpaid(Sight sight) {
        return StatusClass.of(sight.status()) == StatusClass.PAYMENT
                || (sight.items() != null
                        && sight.items().stream()
                                .anyMatch(item -> StatusClass.of(item.status()) == StatusClass.PAYMENT));
    }

    /** Servers may be ready all the same: that is for {@code server_list} to tell. */
    static Decision unchanged(Case at, Tracked stage, Observation.Unchanged seen) {
        Draft draft = at.draft();
        draft.stage(
                stage instanceof Tracked.Submitted ? stage : ended(draft, tellReady(at, draft, stage, seen.servers())));
        return seen.watched() ? Looking.watched(at, draft) : Looking.next(at, draft);
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
        Duration most = order.lost() ? Looking.longest(stage, polling) : MISSING_MAX;
        return draft.again(
                Backoff.after(times, polling.min(), most, at.saga().request().sagaId()));
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

    private static Tracked tellReady(Case at, Draft draft, Tracked stage, List<Sight.Server> servers) {
        if (servers == null || stage instanceof Tracked.Live) {
            return stage;
        }
        List<ItemState> items = new ArrayList<>();
        for (ItemState item : stage.order().items()) {
            items.add(item.ready() || item.cancelled() ? item : served(at, draft, item, servers));
        }
        return stage.with(stage.order().withItems(List.copyOf(items)));
    }

    private static ItemState served(Case at, Draft draft, ItemState item, List<Sight.Server> servers) {
        for (Sight.Server server : servers) {
            if (server.serves(item)) {
                List<String> warnings = at.saga().request().differences(item.name(), server);
                draft.tell(EventType.SERVER_READY, false, Detail.server(item.name(), server.json(), warnings));
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
}
