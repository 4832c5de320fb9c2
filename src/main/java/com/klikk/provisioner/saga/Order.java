package com.klikk.provisioner.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A placed order, as far as we know it.
 *
 * @param status the order's own last readable code; null until seen
 * @param items empty where a purged order was raised, until they are seen
 * @param cancelReadings readings in a row in which the order itself was 9xx
 * @param missing 404 readings in a row, the first at {@code missingSince}
 */
public record Order(
        long id,
        Integer status,
        String message,
        List<ItemState> items,
        int cancelReadings,
        int missing,
        Instant missingSince) {
    private static final int LIVE_ITEMS_CONFIRMED = 3;
    private static final int LOST = 3;
    private static final Duration LOST_WITHIN = Duration.ofMinutes(10);

    /** As {@code order_create} told it; a status that means nothing, or a first 9xx, is no answer. */
    static Order placed(Tracking.Known known, List<Request.Item> items) {
        StatusClass read = StatusClass.of(known.status());
        Integer told = read == null || read == StatusClass.CANCELLED ? null : known.status();
        List<ItemState> states = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            states.add(ItemState.ordered(items.get(i), known.itemId(i)));
        }
        return new Order(known.orderId(), told, known.message(), List.copyOf(states), 0, 0, null);
    }

    /** An order of which only the id is remembered; it was complete, and its servers were ready. */
    public static Order remembered(long id) {
        return new Order(id, null, null, List.of(), 0, 0, null);
    }

    /** Items that are not cancelled for sure. */
    public List<ItemState> liveItems() {
        return items.stream().filter(item -> !item.cancelled()).toList();
    }

    /** All items are 9xx; or the order is, and nothing speaks against it or it said so three times. */
    public boolean cancelled() {
        if (!items.isEmpty() && liveItems().isEmpty()) {
            return true;
        }
        boolean silent = items.stream().allMatch(item -> item.status() == null);
        return cancelReadings >= (silent ? ItemState.CONFIRMED : LIVE_ITEMS_CONFIRMED);
    }

    boolean doubtful() {
        return cancelReadings > 0 || items.stream().anyMatch(ItemState::doubtful);
    }

    /** Whether one of the items is meant, also where they are not known. */
    boolean mayHave(Target target) {
        return items.isEmpty() || items.stream().anyMatch(target::mayMean);
    }

    /**
     * Whether a listing's entry shows all that is known of the order and nothing else. One without items does so {@code roughly}: it can't
     * tell what became of a single item.
     */
    public boolean agreesWith(Sight listed, boolean roughly) {
        if (status == null || !status.equals(listed.status())) {
            return false;
        }
        return listed.items() == null
                ? roughly && items.stream().allMatch(item -> item.orderItemId() != null)
                : Matching.agree(items, listed.items());
    }

    boolean allReady() {
        return liveItems().stream().allMatch(ItemState::ready);
    }

    boolean lost() {
        return missing >= LOST;
    }

    /** The least advanced class among the order and its items that are not 9xx; null where none is known. */
    public StatusClass effective() {
        return StatusClass.of(effectiveStatus());
    }

    /**
     * The code that {@link #effective} stands for; 9xx once the order is cancelled. As long as all that is known of an item is a doubted
     * 9xx, it may be anything, so that nothing is known of the whole.
     */
    public Integer effectiveStatus() {
        if (cancelled()) {
            return status;
        }
        Integer least = lesser(null, cancelReadings > 0 ? null : status);
        for (ItemState item : items) {
            if (!item.cancelled()) {
                if (item.doubtful() && item.status() == null) {
                    return null;
                }
                least = lesser(least, item.status());
            }
        }
        return least;
    }

    /** The one whose class is less advanced; the first of two alike. A null or a 9xx tells nothing. */
    private static Integer lesser(Integer code, Integer other) {
        StatusClass read = StatusClass.of(other);
        if (read == null || read == StatusClass.CANCELLED) {
            return code;
        }
        return code == null || read.compareTo(StatusClass.of(code)) < 0 ? other : code;
    }

    /** Where the order's own status is missing and all its items tell theirs, an older one of the order counts no longer. */
    Order seen(Sight sight) {
        StatusClass read = StatusClass.of(sight.status());
        List<ItemState> merged =
                Matching.merge(items.isEmpty() ? Matching.adopted(sight.items()) : items, sight.items());
        if (read == null) {
            boolean told = merged.stream().allMatch(item -> item.status() != null);
            return new Order(id, told ? null : status, message, merged, cancelReadings, 0, null).believed(sight);
        }
        return read == StatusClass.CANCELLED
                ? new Order(id, status, message, merged, cancelReadings + 1, 0, null).believed(sight)
                : new Order(id, sight.status(), sight.message(), merged, 0, 0, null).believed(sight);
    }

    /** Once cancelled, the order shows the 9xx that said so: its own, or an item's. */
    private Order believed(Sight sight) {
        if (!cancelled()) {
            return this;
        }
        if (StatusClass.of(sight.status()) == StatusClass.CANCELLED) {
            return new Order(id, sight.status(), sight.message(), items, cancelReadings, missing, missingSince);
        }
        ItemState last = items.get(items.size() - 1);
        return new Order(id, last.status(), last.message(), items, cancelReadings, missing, missingSince);
    }

    Order notFound(Instant now) {
        boolean recent = missingSince != null && now.isBefore(missingSince.plus(LOST_WITHIN));
        Instant since = recent || lost() ? missingSince : now;
        int times = lost() ? missing : recent ? missing + 1 : 1;
        return new Order(id, status, message, items, cancelReadings, times, since);
    }

    Order withItems(List<ItemState> next) {
        return new Order(id, status, message, next, cancelReadings, missing, missingSince);
    }
}
