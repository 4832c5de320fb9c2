package com.klikk.provisioner.saga;

/**
 * One item of a placed order, as far as we know it.
 *
 * @param orderItemId the provider's id; null until seen
 * @param status the last readable code that was not a doubtful 9xx; null until seen
 * @param ready its server was running with an address, and that was told
 * @param cancelReadings readings in a row that showed 9xx; {@link #CONFIRMED} of them are believed
 */
public record ItemState(
        String name,
        boolean ipv4,
        Long orderItemId,
        Integer status,
        String message,
        boolean ready,
        int cancelReadings) {
    /** A 9xx is read twice before it ends anything. */
    static final int CONFIRMED = 2;

    static ItemState ordered(Request.Item item, Long orderItemId) {
        return new ItemState(item.name(), item.ipv4(), orderItemId, null, null, false, 0);
    }

    /** Of an order that had been complete before it was purged. */
    static ItemState remembered(Sight.Item row) {
        String name = row.name() == null || row.name().isBlank() ? "item " + row.id() : row.name();
        return new ItemState(name, false, row.id(), null, null, true, 0);
    }

    /** Whether the item is cancelled for sure. */
    public boolean cancelled() {
        return cancelReadings >= CONFIRMED;
    }

    boolean doubtful() {
        return cancelReadings > 0 && !cancelled();
    }

    ItemState withReady() {
        return new ItemState(name, ipv4, orderItemId, status, message, true, cancelReadings);
    }

    /** A cancelled item stays cancelled; an unreadable status changes nothing but the id. */
    ItemState seen(Sight.Item sight) {
        Long id = sight.id() == null ? orderItemId : sight.id();
        StatusClass read = StatusClass.of(sight.status());
        if (cancelled() || read == null) {
            return new ItemState(name, ipv4, id, status, message, ready, cancelReadings);
        }
        if (read != StatusClass.CANCELLED) {
            return new ItemState(name, ipv4, id, sight.status(), sight.message(), ready, 0);
        }
        int readings = cancelReadings + 1;
        boolean believed = readings >= CONFIRMED;
        return new ItemState(
                name,
                ipv4,
                id,
                believed ? sight.status() : status,
                believed ? sight.message() : message,
                ready,
                readings);
    }
}
