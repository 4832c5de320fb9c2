package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;

/** Numbers orders, items and servers in ranges of their own, so that mixing them up is noticed. */
final class Numbering {
    private long first;
    private long orders;
    private long items;

    Numbering(long first) {
        this.first = first;
    }

    JsonObject kept() {
        return new JsonObject().put("first", first).put("orders", orders).put("items", items);
    }

    void resume(JsonObject kept) {
        first = kept.getLong("first");
        orders = kept.getLong("orders");
        items = kept.getLong("items");
    }

    long order() {
        return first + orders++;
    }

    ServerView.Ids item(Profile owner) {
        long next = items++;
        return new ServerView.Ids(first * 100 + next, first * 10 + next, owner.customerId());
    }
}
