package com.klikk.provisioner.annals;

import com.klikk.provisioner.annals.Story.Told;
import com.klikk.provisioner.saga.EventType;
import com.klikk.provisioner.saga.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The promises to consumers, kept in one story or not: read off its events alone. */
final class Promises {
    private static final List<EventType> WAY =
            List.of(EventType.ACCEPTED, EventType.SUBMITTED, EventType.PAID, EventType.PENDING, EventType.COMPLETED);

    private final Story story;
    private final List<Told> told;
    private final List<String> broken = new ArrayList<>();

    private Promises(Story story) {
        this.story = story;
        this.told = story.told;
    }

    /** What was promised and not kept. */
    static List<String> broken(Story story) {
        Promises promises = new Promises(story);
        promises.sequences();
        promises.milestones();
        promises.payment();
        promises.items(EventType.SERVER_READY);
        promises.items(EventType.ITEM_CANCELLED);
        promises.ends();
        promises.marks();
        return promises.broken;
    }

    private void sequences() {
        List<Integer> numbers = told.stream().map(one -> one.event().sequence()).toList();
        unless(numbers.equals(IntStream.rangeClosed(1, numbers.size()).boxed().toList()), "sequences " + numbers);
    }

    private void milestones() {
        List<EventType> reached =
                told.stream().map(Told::type).filter(WAY::contains).toList();
        unless(
                !reached.isEmpty() && reached.equals(WAY.subList(0, Math.min(reached.size(), WAY.size()))),
                "milestones " + reached);
        unless(
                told.stream().filter(one -> one.event().inferred()).allMatch(one -> one.type() == EventType.PENDING),
                "inferred what is never inferred");
    }

    private void payment() {
        unless(count(EventType.PAYMENT_REQUIRED) <= 1, "payment-required twice");
        int asked = index(EventType.PAYMENT_REQUIRED);
        int paid = index(EventType.PAID);
        if (asked >= 0) {
            unless(
                    index(EventType.SUBMITTED) >= 0 && index(EventType.SUBMITTED) < asked,
                    "payment-required before submitted");
            unless(paid < 0 || asked < paid, "payment-required after paid");
        }
        unless(story.count(Reason.PAYMENT_OVERDUE) <= 1, "payment-overdue twice");
        unless(
                paid < 0 || told.subList(paid, told.size()).stream().noneMatch(one -> one.is(Reason.PAYMENT_OVERDUE)),
                "payment-overdue after paid");
    }

    /** Once an item, as long as the items are remembered; and a server is ready after pending. */
    private void items(EventType type) {
        List<String> names = told.stream()
                .filter(one -> one.type() == type)
                .filter(one -> story.purged == null || one.at().isBefore(story.purged))
                .map(one -> one.event().detail().itemName())
                .toList();
        unless(new HashSet<>(names).size() == names.size(), type.wire() + " twice: " + names);
        unless(
                type != EventType.SERVER_READY
                        || names.isEmpty()
                        || (index(EventType.PENDING) >= 0 && index(EventType.PENDING) < index(type)),
                "server-ready before pending");
    }

    /** Nothing but calls for a person follows the order's end, and nothing is inferred with it. */
    private void ends() {
        for (EventType end : List.of(EventType.CANCELLED, EventType.REJECTED)) {
            int last = index(end);
            if (last < 0) {
                continue;
            }
            unless(
                    told.subList(last + 1, told.size()).stream().allMatch(one -> one.type() == EventType.ATTENTION),
                    "told on after " + end.wire());
            unless(
                    told.stream()
                            .filter(one -> one.batch() == told.get(last).batch())
                            .noneMatch(one -> WAY.contains(one.type())),
                    "milestones told with " + end.wire());
        }
        unless(index(EventType.REJECTED) < 0 || index(EventType.SUBMITTED) < 0, "rejected after submitted");
    }

    /** {@code ended} stands on what ends the saga: the end of the order, or the last thing that was missing for all to be ready. */
    private void marks() {
        Set<String> done = new HashSet<>();
        boolean completed = false;
        boolean ended = false;
        for (int i = 0; i < told.size(); ) {
            int batch = told.get(i).batch();
            int from = i;
            for (; i < told.size() && told.get(i).batch() == batch; i++) {
                completed |= told.get(i).type() == EventType.COMPLETED;
                if (EnumSet.of(EventType.SERVER_READY, EventType.ITEM_CANCELLED)
                        .contains(told.get(i).type())) {
                    done.add(told.get(i).event().detail().itemName());
                }
            }
            boolean whole = !ended && completed && done.containsAll(story.items);
            ended |= whole;
            marks(told.subList(from, i), whole);
        }
    }

    private void marks(List<Told> batch, boolean whole) {
        int last = batch.size() - 1;
        while (last >= 0 && batch.get(last).type() == EventType.ATTENTION) {
            last--;
        }
        for (int i = 0; i < batch.size(); i++) {
            EventType type = batch.get(i).type();
            boolean ends = type == EventType.CANCELLED || type == EventType.REJECTED || (whole && i == last);
            unless(batch.get(i).event().ended() == ends, type.wire() + (ends ? " not" : "") + " marked as the end");
        }
    }

    private long count(EventType type) {
        return told.stream().filter(one -> one.type() == type).count();
    }

    private int index(EventType type) {
        return IntStream.range(0, told.size())
                .filter(i -> told.get(i).type() == type)
                .findFirst()
                .orElse(-1);
    }

    private void unless(boolean kept, String what) {
        if (!kept) {
            broken.add(what);
        }
    }
}
