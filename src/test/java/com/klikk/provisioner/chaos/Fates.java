package com.klikk.provisioner.chaos;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What the {@code order_create} calls of an account meet, one after the other. */
final class Fates {
    /** How often each is drawn, in proportion. Orders of {@code acceptLate} show well within the settle time. */
    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("none", 32),
            Map.entry("latency:300", 6),
            Map.entry("strings", 4),
            Map.entry("malformed", 6),
            Map.entry("acceptThenHang", 8),
            Map.entry("acceptThenReset", 8),
            Map.entry("acceptThen5xx", 8),
            Map.entry("accept402", 5),
            Map.entry("accept402NoId", 5),
            Map.entry("acceptLate:500", 6),
            Map.entry("hang", 5),
            Map.entry("reset", 5),
            Map.entry("status:429", 4),
            Map.entry("status:500", 4),
            Map.entry("status:503", 4),
            Map.entry("status:400", 2),
            Map.entry("status:422", 2));

    private static final List<String> LOTS = lots();

    private final List<Fault> drawn;

    private Fates(List<Fault> drawn) {
        this.drawn = drawn;
    }

    /** Fates for so many calls. */
    static Fates drawn(Random chance, int calls) {
        List<Fault> drawn = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            drawn.add(Fault.parse(LOTS.get(chance.nextInt(LOTS.size()))));
        }
        return new Fates(drawn);
    }

    /** From now on each call meets its own. A call whose fate is none is left to rules that come later. */
    void arm(Sandbox sandbox) {
        for (int i = 0; i < drawn.size(); i++) {
            if (!drawn.get(i).equals(Fault.NONE)) {
                sandbox.inject(FaultRule.nth("order_create", i + 1, drawn.get(i)));
            }
        }
    }

    /** How often each was met in so many calls. */
    Map<String, Integer> met(long calls) {
        Map<String, Integer> met = new TreeMap<>();
        drawn.stream().limit(calls).forEach(fault -> met.merge(fault.toString(), 1, Integer::sum));
        return met;
    }

    private static List<String> lots() {
        List<String> lots = new ArrayList<>();
        WEIGHTS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(weight -> {
            for (int i = 0; i < weight.getValue(); i++) {
                lots.add(weight.getKey());
            }
        });
        return lots;
    }
}
