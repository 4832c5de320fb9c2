package com.klikk.provisioner.request;

import java.util.List;
import java.util.Optional;

/** What an {@code order_cancel} is about. An item that can't be told is never taken for the whole order. */
record CancelTarget(String orderRequestId, Long orderId, String itemName, Long orderItemId) {
    static final List<String> MEMBERS = List.of("order_request_id", "order_id", "item_name", "order_item_id");

    static CancelTarget check(Spot body) {
        Spot requestId = body.member("order_request_id");
        Spot orderId = body.member("order_id");
        if (requestId.missing() && orderId.missing()) {
            requestId.problem("must be given, or order_id, to say which order is meant");
        }
        return new CancelTarget(
                requestId(requestId),
                id(orderId),
                ItemName.check(body.member("item_name")).orElse(null),
                id(body.member("order_item_id")));
    }

    private static String requestId(Spot spot) {
        Optional<String> id = RequestId.valid(spot.value().textValue());
        if (spot.present() && id.isEmpty()) {
            spot.mustBe(RequestId.RULE);
        }
        return id.orElse(null);
    }

    private static Long id(Spot spot) {
        Optional<Long> id = Numeric.whole(spot.value(), 1, Long.MAX_VALUE);
        if (spot.present() && id.isEmpty()) {
            spot.mustBe("a whole number above 0");
        }
        return id.orElse(null);
    }
}
