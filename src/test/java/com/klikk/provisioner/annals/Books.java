package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.EventType;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Unsure;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The provider's books at the year's end, against what was told: whatever happened there was told, and in time. */
final class Books {
    private static final Set<Reason> PERSON = EnumSet.of(Reason.OUTCOME_UNKNOWN, Reason.ORDER_TAKEN, Reason.LATE_ORDER);

    /** Beyond the longest interval: outages, 404s, crashes, readings that have to be repeated. */
    private static final Duration SLACK = Duration.ofHours(6);

    /** Two looks in a row may be wasted: on a 404, on a reading without the order's status. The next one comes after a whole interval. */
    private static final int WASTED = 3;

    /** Where listings stand for looks, only each fourth look tells one item from another. */
    private static final int CLOSER = 4;

    private final Habits habits;
    private final Provider provider;
    private final Store store;
    private final Audit audit;
    private final Instant end;

    Books(Habits habits, Provider provider, Store store, Audit audit, Instant end) {
        this.habits = habits;
        this.provider = provider;
        this.store = store;
        this.audit = audit;
        this.end = end;
    }

    void close() {
        store.stories.forEach((key, story) -> {
            Promises.broken(story).forEach(broken -> audit.unless(false, story, broken));
            settled(story, store.rows.get(key));
            orders(story, provider.bought.getOrDefault(key, List.of()));
        });
        store.owners.forEach((order, key) -> owned(store.stories.get(key), provider.books.get(order)));
    }

    /** Nothing is under way for ever. */
    private void settled(Story story, Row row) {
        Stage stage = row == null ? null : row.saga.stage();
        audit.unless(!(stage instanceof Accepted || stage instanceof Placing), story, "never went on");
        audit.unless(
                !(stage instanceof Unsure) || story.tells(Reason.OUTCOME_UNKNOWN) || story.tells(Reason.ORDER_TAKEN),
                story,
                "nobody knows what became of it, and nobody was asked");
    }

    private void orders(Story story, List<Sold> bought) {
        long shown = bought.stream().filter(sold -> !sold.forgotten).count();
        audit.unless(shown <= 1 || !habits.oneOrder(), story, "has " + shown + " orders");
        for (Sold sold : bought) {
            boolean owned = store.owners.containsKey(sold.id);
            audit.unless(owned || sold.forgotten || told(story, sold), story, "order " + sold.id + " is nobody's");
        }
    }

    /** A person was told of the order; where nothing but names tells, of one with these names. */
    private boolean told(Story story, Sold sold) {
        if (habits.echo()) {
            return story.told.stream()
                    .anyMatch(one -> one.event().detail().orders().contains(sold.id)
                            || (one.is(Reason.ORDER_TAKEN) && story.learned == null));
        }
        return store.stories.values().stream()
                .filter(other -> other.items.contains(sold.names().get(0)))
                .anyMatch(other -> PERSON.stream().anyMatch(other::tells));
    }

    private void owned(Story story, Sold sold) {
        if (sold.forgotten) {
            return;
        }
        cancelled(story, sold);
        completed(story, sold);
        overdue(story, sold);
        asked(story, sold);
    }

    private void cancelled(Story story, Sold sold) {
        Duration longest = habits.policy().polling().cancelled().multipliedBy(WASTED);
        boolean plain = sold.status / 100 == 9;
        told(
                story,
                sold.goneAt,
                plain ? longest : longest.multipliedBy(CLOSER),
                EventType.CANCELLED,
                "the order's end");
        for (Ware ware : sold.wares) {
            boolean known = story.told.stream()
                    .anyMatch(one -> one.type() == EventType.ITEM_CANCELLED
                            && (ware.name.equals(one.event().detail().itemName())
                                    || ("item " + ware.id)
                                            .equals(one.event().detail().itemName())));
            if (!known) {
                told(story, ware.goneAt, longest.multipliedBy(CLOSER), EventType.CANCELLED, "an item's end");
            }
        }
    }

    private void completed(Story story, Sold sold) {
        Duration longest = habits.policy().polling().payment();
        told(story, sold.wholeSince, longest, EventType.COMPLETED, "the completion");
        if (sold.wholeSince == null) {
            return;
        }
        for (Ware ware : sold.living()) {
            boolean known = story.told.stream()
                    .anyMatch(one -> one.type() == EventType.SERVER_READY
                            && ware.name.equals(one.event().detail().itemName()));
            audit.unless(
                    known || !watched(story, later(ware.readySince, sold.wholeSince), longest),
                    story,
                    "server of " + ware.name + " is ready, and was never told");
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one == null ? null : one.isAfter(other) ? one : other;
    }

    /** What happened was told within the interval that the saga may have rested. */
    private void told(Story story, Instant happened, Duration longest, EventType type, String what) {
        Story.Told told = story.first(type);
        boolean late = told == null || told.at().isAfter(deadline(story, happened, longest));
        audit.unless(
                !late || !watched(story, happened, longest), story, what + " at " + happened + " was not told in time");
    }

    /** Whether the saga was there all the time in which it had to be told. */
    private boolean watched(Story story, Instant happened, Duration longest) {
        if (happened == null) {
            return false;
        }
        Instant gone = story.purged == null ? end : story.purged;
        return deadline(story, happened, longest).isBefore(gone);
    }

    private static Instant deadline(Story story, Instant happened, Duration longest) {
        Instant from = happened == null || story.learned.isAfter(happened) ? story.learned : happened;
        return from.plus(longest.multipliedBy(11).dividedBy(10)).plus(SLACK);
    }

    private void overdue(Story story, Sold sold) {
        boolean paid = story.tells(EventType.PAID);
        Instant limit = story.learned.plus(habits.policy().paymentTimeout());
        boolean over = sold.goneAt != null && sold.goneAt.isBefore(deadline(story, limit, Duration.ofHours(1)));
        audit.unless(
                paid
                        || over
                        || !watched(story, limit, habits.policy().polling().payment())
                        || story.tells(Reason.PAYMENT_OVERDUE),
                story,
                "nobody was told of the overdue payment");
    }

    /** Whoever wanted it cancelled got it, or a person was told why not. */
    private void asked(Story story, Sold sold) {
        boolean told = story.tells(Reason.CANCEL_REFUSED) || story.tells(Reason.CANCEL_NOT_FOUND);
        for (Story.Asked asked : story.asked) {
            boolean later = asked.at().isBefore(end.minus(Duration.ofDays(2)));
            boolean done = sold.scheduled
                    || sold.gone()
                    || sold.wares.stream()
                            .anyMatch(ware -> (ware.gone() || ware.scheduled)
                                    && (ware.name.equals(asked.target().itemName())
                                            || Long.valueOf(ware.id)
                                                    .equals(asked.target().orderItemId())));
            audit.unless(done || told || !later, story, "the cancel asked at " + asked.at() + " was forgotten");
        }
    }
}
