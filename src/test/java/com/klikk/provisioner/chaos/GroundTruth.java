package com.klikk.provisioner.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.klikk.provisioner.chaos.Outcome.Verdict;
import com.klikk.provisioner.sandbox.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The provider's books of an account beside what was told of its requests. */
record GroundTruth(Account account, List<Outcome> outcomes, List<OrderView> books) {
    static GroundTruth of(Account account, Tellings told) {
        List<OrderView> books = account.books().orders().stream()
                .filter(view -> !Order.isByHand(view))
                .toList();
        Map<String, List<OrderView>> made = books.stream().collect(groupingBy(Order::referenceIn));
        List<Outcome> outcomes = account.orders().stream()
                .map(order ->
                        new Outcome(order, made.getOrDefault(order.reference(), List.of()), told.of(order.requestId())))
                .toList();
        return new GroundTruth(account, outcomes, books);
    }

    /** Whether nothing more will happen by itself. */
    boolean isSettled() {
        return count(Verdict.OPEN) == 0;
    }

    /** Whether each request got beyond waiting for its turn. */
    boolean isTried() {
        return outcomes.stream()
                .allMatch(outcome -> outcome.heard().story().events().size() > 1);
    }

    /** How many requests ended like that. */
    long count(Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    /** How many orders were made by a later attempt than their request's first. */
    long again() {
        return outcomes.stream()
                .filter(outcome -> outcome.made().stream().anyMatch(outcome.order()::isLaterAttempt))
                .count();
    }

    /** What persons were ever asked to look at, and how often. */
    Map<String, Long> reasons() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.heard().story().of("attention").stream())
                .collect(groupingBy(told -> told.text("reason"), TreeMap::new, counting()));
    }

    /** How many requests were bought more than once. */
    long doubles() {
        return outcomes.stream().filter(outcome -> outcome.made().size() > 1).count();
    }

    /** All that must not be. */
    List<String> wrongs() {
        List<String> wrongs = new ArrayList<>();
        outcomes.forEach(outcome -> wrongs.addAll(outcome.wrongs()));
        Set<String> known = account.orders().stream().map(Order::reference).collect(toSet());
        books.stream()
                .filter(view -> !known.contains(Order.referenceIn(view)))
                .forEach(view -> wrongs.add(account.name() + ": order " + view.id() + " is nobody's: " + view));
        return wrongs;
    }
}
