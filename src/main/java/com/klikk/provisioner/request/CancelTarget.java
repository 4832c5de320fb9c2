package com.klikk.provisioner.request;

import java.util.List;
import java.util.Optional;

/** What a sound {@code order_cancel} is about. */
record CancelTarget(String orderRequestId, Long orderId, String itemName, Long orderItemId) {
    static final List<String> MEMBERS = List.of("order_request_id", "order_id", "item_name", "order_item_id");

    static CancelTarget of(Spot body) {
        return new CancelTarget(
                text(body.member("order_request_id")),
                id(body.member("order_id")),
                text(body.member("item_name")),
                id(body.member("order_item_id")));
    }

    // An item that can't be told is never taken for the whole order: it would be a defect of ours, and fails as one.

    private static String text(Spot spot) {
        return spot.missing()
                ? null
                : Optional.ofNullable(spot.value().textValue()).orElseThrow();
    }

    private static Long id(Spot spot) {
        return spot.missing()
                ? null
                : Numeric.whole(spot.value(), 1, Long.MAX_VALUE).orElseThrow();
    }
}
