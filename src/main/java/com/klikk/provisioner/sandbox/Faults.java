package com.klikk.provisioner.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rules in force. Each counts the calls that it concerns; a rule for the nth call waits under its turn and is gone
 * once that has come, so thousands of them cost a call nothing.
 */
final class Faults {
    /** Which calls are counted together. */
    private record Calls(String action, String account) {
        static Calls of(FaultRule rule) {
            String only = rule.fault().only();
            return new Calls(only.isEmpty() ? rule.action() : only, rule.account());
        }

        /** Whoever proves no profile is only met by rules made for them. */
        static List<Calls> including(String action, String account) {
            List<Calls> those = List.of(new Calls(action, account), new Calls(FaultRule.ANY, account));
            return account.equals(FaultRule.NOBODY)
                    ? those
                    : List.of(
                            those.get(0),
                            those.get(1),
                            new Calls(action, FaultRule.ANY),
                            new Calls(FaultRule.ANY, FaultRule.ANY));
        }
    }

    /** The call with that number among those. */
    private record Turn(Calls calls, long number) {}

    private record Armed(int number, FaultRule rule, Calls calls, long before) {}

    private final Jitter jitter;
    private final Set<String> accounts;
    private final Map<Calls, Long> counted = new HashMap<>();
    private final NavigableMap<Integer, Armed> inForce = new TreeMap<>();
    private final NavigableMap<Integer, Armed> lasting = new TreeMap<>();
    private final Map<Turn, List<Armed>> waiting = new HashMap<>();
    private int armed;

    /** {@code profiles} are the names of those that there are. */
    Faults(Jitter jitter, Set<String> profiles) {
        this.jitter = jitter;
        accounts = new HashSet<>(profiles);
        accounts.addAll(List.of(FaultRule.ANY, FaultRule.NOBODY));
    }

    /** All of them, or none and an IllegalArgumentException where one concerns a profile that there isn't. */
    synchronized void add(List<FaultRule> rules) {
        rules.forEach(rule -> {
            if (!accounts.contains(rule.account())) {
                throw new IllegalArgumentException("no profile " + rule.account());
            }
        });
        rules.forEach(this::arm);
    }

    private void arm(FaultRule rule) {
        Calls calls = Calls.of(rule);
        Armed one = new Armed(armed++, rule, calls, counted.getOrDefault(calls, 0L));
        inForce.put(one.number(), one);
        if (rule.chance().nth().isPresent()) {
            Turn turn = new Turn(calls, one.before() + rule.chance().nth().getAsLong());
            waiting.computeIfAbsent(turn, t -> new ArrayList<>()).add(one);
        } else {
            lasting.put(one.number(), one);
        }
    }

    /** Later rules are numbered from 0 again, so that the same rules and calls meet the same faults. */
    synchronized void clear() {
        inForce.clear();
        lasting.clear();
        waiting.clear();
        armed = 0;
    }

    /** False where there is no such rule. */
    synchronized boolean remove(int number) {
        lasting.remove(number);
        return inForce.remove(number) != null;
    }

    /** Those that may still strike, by their numbers. */
    synchronized NavigableMap<Integer, FaultRule> rules() {
        NavigableMap<Integer, FaultRule> rules = new TreeMap<>();
        inForce.forEach((number, one) -> rules.put(number, one.rule()));
        return rules;
    }

    /** What happens to this call: every rule that it concerns counts it, the first that strikes wins. */
    synchronized Fault next(String action, String account) {
        List<Calls> counting = Calls.including(action, account);
        counting.forEach(calls -> counted.merge(calls, 1L, Long::sum));
        Optional<Armed> turned = counting.stream()
                .flatMap(calls -> turn(new Turn(calls, counted.get(calls))))
                .min(Comparator.comparingInt(Armed::number));
        return lasting(counting, turned.map(Armed::number).orElse(Integer.MAX_VALUE))
                .or(() -> turned)
                .map(one -> one.rule().fault())
                .orElse(Fault.NONE);
    }

    /** Those whose turn this is; they are in force no longer. */
    private Stream<Armed> turn(Turn turn) {
        List<Armed> those = Optional.ofNullable(waiting.remove(turn)).orElse(List.of());
        return those.stream().filter(one -> inForce.remove(one.number()) != null);
    }

    private Optional<Armed> lasting(List<Calls> counting, int before) {
        return lasting.headMap(before).values().stream()
                .filter(one -> counting.contains(one.calls()) && strikes(one))
                .findFirst();
    }

    private boolean strikes(Armed one) {
        long count = counted.get(one.calls()) - one.before();
        double share = one.rule().chance().probability().orElse(1);
        return jitter.at(count, 100 + one.number()) < share;
    }
}
