package com.klikk.provisioner.bench;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether a round is a result: every request has its events, once and in order, and an order of its own. */
final class Checker {
    private final Problems problems;

    Checker(Problems problems) {
        this.problems = problems;
    }

    /** Holds each request of a round against what should have been told of it. */
    void check(Round round) {
        Set<Long> orders = new HashSet<>();
        for (int i = 0; i < round.size(); i++) {
            check(round, i, orders);
        }
    }

    /** Some of a round's requests; of the others nothing may have been told. */
    void check(Round round, Set<Integer> changed) {
        for (int i = 0; i < round.size(); i++) {
            if (changed.contains(i)) {
                check(round, i, null);
            } else if (round.story(i) != null) {
                problems.add("told without a change", round.id(i) + " " + round.story(i));
            }
        }
    }

    private void check(Round round, int number, Set<Long> orders) {
        Story story = round.story(number);
        String flaw = story == null ? "nothing was told" : story.flaw(round.expected());
        if (flaw == null && orders != null && story.orderId() <= 0) {
            flaw = "no order id";
        }
        if (flaw == null && orders != null && !orders.add(story.orderId())) {
            flaw = "two requests have one order";
        }
        if (flaw != null) {
            problems.add(flaw, round.id(number) + " " + (story == null ? "" : story));
        }
    }

    /** Holds the provider's books against the number of requests. */
    void check(int requests, Map<String, Long> counts) {
        long orders = counts.getOrDefault("order_create", 0L);
        if (orders != requests) {
            problems.add("orders at the provider", orders + " for " + requests + " requests");
        }
        none(counts, "bought_twice");
        none(counts, "not_understood");
        none(counts, "order_cancel");
    }

    private void none(Map<String, Long> counts, String what) {
        long times = counts.getOrDefault(what, 0L);
        if (times > 0) {
            problems.add(what, times + " times");
        }
    }
}
