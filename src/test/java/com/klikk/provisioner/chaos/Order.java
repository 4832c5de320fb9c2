package com.klikk.provisioner.chaos;

import com.klikk.provisioner.saga.Token;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.support.Requests;
import java.util.List;

/** A request that a publisher sends, perhaps many times; its reference is its own, and so are its items' names. */
record Order(String account, String requestId, String reference, List<String> items) {
    /** The reference of orders that are none of ours. */
    static final String BY_HAND = "by hand";

    static Order numbered(String account, int number) {
        String id = account + "-" + number;
        List<String> items = number % 4 == 0 ? List.of(id + "-web", id + "-db") : List.of(id + "-web");
        return new Order(account, id, "of " + id, items);
    }

    String json() {
        return Requests.order(account, requestId, items.toArray(String[]::new))
                .put("reference", reference)
                .toString();
    }

    /** Whether the order was made by another attempt than the first, as its token tells. */
    boolean isLaterAttempt(OrderView order) {
        return !order.reference()
                .equals(Token.of("default", account, requestId, 1).reference(reference));
    }

    static boolean isByHand(OrderView order) {
        return order.reference().equals(BY_HAND);
    }

    /** The publisher's reference in an order's: it stands behind our token. */
    static String referenceIn(OrderView order) {
        return order.reference().substring(order.reference().indexOf(' ') + 1);
    }
}
