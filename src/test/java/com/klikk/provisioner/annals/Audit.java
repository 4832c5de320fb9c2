package com.klikk.provisioner.annals;

import com.klikk.provisioner.annals.Story.Told;
import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.EventType;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is told and done, held against the provider's own books the moment it happens. */
final class Audit {
    /** From an order_status to the order_cancel that follows from it. */
    private static final Duration RIGHT_BEFORE = Duration.ofSeconds(20);

    private final Agenda agenda;
    private final Habits habits;
    private final Provider provider;
    final List<String> broken = new ArrayList<>();
    long events;

    Audit(Agenda agenda, Habits habits, Provider provider) {
        this.agenda = agenda;
        this.habits = habits;
        this.provider = provider;
    }

    void moved(Row row) {
        if (row.saga.stage() instanceof Placing) {
            unless(!withdrawn(row.story), row.story, "placed although it was cancelled before");
        }
    }

    void places(Story story) {
        story.placements++;
        unless(story.learned == null || !habits.oneOrder(), story, "placed although its order is known");
    }

    private static boolean withdrawn(Story story) {
        return story.askedWhole()
                || story.items.stream()
                        .allMatch(name -> story.asked.stream()
                                .anyMatch(asked -> name.equals(asked.target().itemName())));
    }

    /** Only what somebody asked for, or what is overdue, and was unpaid the last time that it was read. */
    void cancels(Story story, Sold sold, Action.Cancel cancel) {
        if (cancel.orderItemId() != null) {
            Ware ware = sold.ware(cancel.orderItemId());
            unless(
                    ware != null && story.asked.stream().anyMatch(asked -> means(asked.target(), ware)),
                    story,
                    "cancelled an item unasked");
            return;
        }
        unless(cancel.target().wholeOrder(), story, "cancelled an order where an item was meant");
        Instant limit = story.learned.plus(habits.policy().paymentTimeout());
        boolean overdue = habits.policy().cancelUnpaid()
                && agenda.now().isAfter(limit)
                && sold.shownUnpaid()
                && !sold.lastRead.plus(RIGHT_BEFORE).isBefore(agenda.now());
        unless(story.askedWhole() || overdue, story, "cancelled an order unasked");
    }

    private static boolean means(Target target, Ware ware) {
        return ware.name.equals(target.itemName()) || Long.valueOf(ware.id).equals(target.orderItemId());
    }

    void told(Row row) {
        List<Told> told = row.story.told;
        for (int i = told.size() - 1; i >= 0 && told.get(i).batch() == row.version; i--) {
            events++;
            Long order = Store.orderId(row.saga.stage());
            if (order == null) {
                unplaced(row.story, told.get(i));
            } else {
                placed(row, provider.books.get(order), told.get(i));
            }
        }
    }

    private void unplaced(Story story, Told told) {
        unless(
                told.type() != EventType.CANCELLED || withdrawn(story) || story.abandoned,
                story,
                "cancelled unasked before it was placed");
        unless(
                told.type() == EventType.ACCEPTED
                        || told.type() == EventType.REJECTED
                        || told.type() == EventType.CANCELLED
                        || told.type() == EventType.ATTENTION,
                story,
                told.type().wire() + " without an order");
    }

    private void placed(Row row, Sold sold, Told told) {
        Story story = row.story;
        String item = told.event().detail().itemName();
        Ware ware = ware(sold, item);
        switch (told.type()) {
            case CANCELLED -> unless(sold.shownCancelled(), story, "cancelled, which was never shown twice");
            case COMPLETED -> unless(sold.shownCompleted(), story, "completed, which it never was");
            case ITEM_CANCELLED ->
                unless(
                        ware != null && ware.showing.cancelledTwice(),
                        story,
                        "item-cancelled, which was never shown twice");
            case SERVER_READY ->
                unless(ware != null && ware.shownReady(ipv4(row, item)), story, "server-ready, which was never shown");
            case CANCELLATION_SCHEDULED ->
                unless(ware == null ? sold.scheduled : ware.scheduled, story, "told a cancel that never was accepted");
            default -> {}
        }
    }

    private static boolean ipv4(Row row, String item) {
        return row.saga.request().items().stream()
                .anyMatch(ordered -> ordered.name().equals(item) && ordered.ipv4());
    }

    private static Ware ware(Sold sold, String name) {
        return sold.wares.stream()
                .filter(ware -> ware.name.equals(name) || ("item " + ware.id).equals(name))
                .findFirst()
                .orElse(null);
    }

    void unless(boolean kept, Story story, String what) {
        if (!kept) {
            broken.add(what + " at " + agenda.now() + ": " + story);
        }
    }
}
