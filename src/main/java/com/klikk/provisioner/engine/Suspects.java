package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Listing;
import com.klikk.provisioner.saga.Token;
import java.util.List;
import java.util.Map;

/** Open intents of an account, any of which may have made an order that no saga owns; {@code requests} by saga. */
record Suspects(List<Intent> open, Map<Long, String> requests) {
    /** The request that an order may have come from, or null. {@code watchers}: requests that gave an attempt up, by its token. */
    String of(OrderReading order, long firstShownBy, Map<String, String> watchers) {
        Token token = Token.leading(order.reference());
        String watcher = token == null ? null : watchers.get(token.value());
        if (watcher != null) {
            return watcher;
        }
        var entry = Listing.Entry.of(order.orderId(), order.reference(), ItemsRead.names(order));
        Long shownBy = firstShownBy == 0 ? null : (Long) firstShownBy;
        return open.stream()
                .filter(intent -> intent.token().equals(token) || intent.mayHaveMade(entry, shownBy))
                .findFirst()
                .map(intent -> requests.get(intent.saga()))
                .orElse(null);
    }

    /** One of them, or null. */
    String any() {
        return open.isEmpty() ? null : requests.get(open.get(0).saga());
    }
}
