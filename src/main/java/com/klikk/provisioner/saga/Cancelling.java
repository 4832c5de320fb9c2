package com.klikk.provisioner.saga;

import com.klikk.provisioner.saga.CancelWish.Phase;
import com.klikk.provisioner.saga.LifecycleEvent.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Cancels: noted once, sent when the order's id is known, confirmed by what {@code order_status} shows. */
final class Cancelling {
    private Cancelling() {}

    /** An item that is cancelled already needs no other one. */
    static Draft noted(Case at, Target target) {
        Optional<ItemState> item =
                at.saga().stage() instanceof Tracked tracked ? item(target, tracked.order()) : Optional.empty();
        return item.map(ItemState::cancelled).orElse(false)
                ? at.draft()
                : at.draft().cancels(adding(at.saga().cancels(), target, item.orElse(null)));
    }

    /** What was wanted of an item is done once it is cancelled. */
    static void fulfilled(Draft draft, Order order) {
        draft.cancels(draft.cancels().stream()
                .filter(wish ->
                        !item(wish.target(), order).map(ItemState::cancelled).orElse(false))
                .toList());
    }

    /**
     * The same wish again adds nothing, unless it was refused before, or was not a wish but a consequence. An item by its name and by its
     * id is the same; {@code item} is null where it is the whole order, or not known yet.
     */
    private static List<CancelWish> adding(List<CancelWish> wishes, Target target, ItemState item) {
        Predicate<CancelWish> same = wish ->
                wish.target().equals(target) || (item != null && wish.target().means(item));
        List<CancelWish> next = new ArrayList<>(wishes);
        next.removeIf(same.and(wish -> wish.phase() == Phase.REFUSED || wish.unlessPaid()));
        if (next.stream().noneMatch(same)) {
            next.add(new CancelWish(target, Phase.WANTED));
        }
        return List.copyOf(next);
    }

    /** The whole order, unless somebody wants that already. */
    static void unlessPaid(Draft draft) {
        if (draft.cancels().stream().noneMatch(wish -> wish.target().wholeOrder())) {
            List<CancelWish> next = new ArrayList<>(draft.cancels());
            next.add(new CancelWish(Target.ORDER, Phase.WANTED, true));
            draft.cancels(List.copyOf(next));
        }
    }

    /** It is paid, so that what was meant for an unpaid order is not meant any more, whatever became of it. */
    static void paid(Draft draft) {
        if (draft.cancels().stream().anyMatch(CancelWish::unlessPaid)) {
            draft.settled(Reason.CANCEL_REFUSED, Reason.CANCEL_NOT_FOUND)
                    .cancels(draft.cancels().stream()
                            .filter(wish -> !wish.unlessPaid())
                            .toList());
        }
    }

    static boolean wantedUnlessPaid(List<CancelWish> wishes) {
        return wishes.stream().anyMatch(wish -> wish.unlessPaid() && wish.phase() == Phase.WANTED);
    }

    static boolean scheduled(List<CancelWish> wishes) {
        return wishes.stream().anyMatch(wish -> wish.phase() == Phase.SCHEDULED);
    }

    /** Refused ones are wanted again. */
    static Draft again(Case at) {
        return at.draft()
                .cancels(at.saga().cancels().stream()
                        .map(wish -> wish.phase() == Phase.REFUSED ? wish.to(Phase.WANTED) : wish)
                        .toList())
                .settled(Reason.CANCEL_REFUSED, Reason.CANCEL_NOT_FOUND);
    }

    /** The cancel to send next. An item whose id is not known yet waits for it; it never becomes the whole order. */
    static Optional<Action> next(Saga saga, Order order) {
        return saga.cancels().stream()
                .filter(CancelWish::toBeSent)
                .flatMap(wish -> send(wish.target(), order).stream())
                .findFirst();
    }

    private static Optional<Action> send(Target target, Order order) {
        if (target.wholeOrder()) {
            return Optional.of(new Action.Cancel(order.id(), target, null));
        }
        return item(target, order)
                .filter(item -> item.orderItemId() != null)
                .map(item -> new Action.Cancel(order.id(), target, item.orderItemId()));
    }

    static Decision accepted(Case at, Order order, Target target) {
        String name = item(target, order).map(ItemState::name).orElse(target.itemName());
        return moved(at, target, Phase.SCHEDULED)
                .settled(Reason.CANCEL_REFUSED, Reason.CANCEL_NOT_FOUND)
                .tell(EventType.CANCELLATION_SCHEDULED, false, Detail.item(name))
                .again(at.policy().polling().min());
    }

    static Draft moved(Case at, Target target, Phase phase) {
        return at.draft().cancels(moved(at.saga().cancels(), target, phase));
    }

    private static List<CancelWish> moved(List<CancelWish> wishes, Target target, Phase phase) {
        return wishes.stream()
                .map(wish -> wish.target().equals(target) ? wish.to(phase) : wish)
                .toList();
    }

    /**
     * Settles what {@code order_cancel} answered 404 to, and cancels of items that turn out not to be there. While a 9xx is doubted, so is
     * the cancel; once it is believed, the cancel has served.
     */
    static void confirm(Draft draft, Order order) {
        for (CancelWish wish : draft.cancels()) {
            if (wish.phase() == Phase.DOUBTED && !shownCancelled(wish.target(), order)) {
                refuse(draft, wish, "order_cancel answered 404, order_status does not show it cancelled");
            } else if (wish.phase() == Phase.WANTED && aimless(wish.target(), order)) {
                refuse(draft, wish, "the order has no such item");
            }
        }
    }

    private static void refuse(Draft draft, CancelWish wish, String why) {
        draft.cancels(moved(draft.cancels(), wish.target(), Phase.REFUSED)).attention(Reason.CANCEL_NOT_FOUND, why);
    }

    private static boolean aimless(Target target, Order order) {
        return !target.wholeOrder() && !order.mayHave(target);
    }

    private static boolean shownCancelled(Target target, Order order) {
        return target.wholeOrder()
                ? order.doubtful()
                : item(target, order).map(item -> item.cancelReadings() > 0).orElse(false);
    }

    private static Optional<ItemState> item(Target target, Order order) {
        return order.items().stream().filter(target::means).findFirst();
    }
}
