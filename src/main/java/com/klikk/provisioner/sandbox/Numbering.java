package com.klikk.provisioner.sandbox;

/** Numbers orders, items and servers in ranges of their own, so that mixing them up is noticed. */
final class Numbering {
    private final long first;
    private long orders;
    private long items;

    Numbering(long first) {
        this.first = first;
    }

    long order() {
        return first + orders++;
    }

    ServerView.Ids item(Profile owner) {
        long next = items++;
        return new ServerView.Ids(first * 100 + next, first * 10 + next, owner.customerId());
    }
}
