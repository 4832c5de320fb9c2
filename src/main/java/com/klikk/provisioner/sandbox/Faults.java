package com.klikk.provisioner.sandbox;

import java.util.ArrayList;
import java.util.List;

/** The rules in force, each with its own count of calls. */
final class Faults {
    private static final class Armed {
        private final FaultRule rule;
        private final int number;
        private long calls;

        private Armed(FaultRule rule, int number) {
            this.rule = rule;
            this.number = number;
        }
    }

    private final Jitter jitter;
    private final List<Armed> armed = new ArrayList<>();

    Faults(Jitter jitter) {
        this.jitter = jitter;
    }

    synchronized void add(List<FaultRule> rules) {
        rules.forEach(rule -> armed.add(new Armed(rule, armed.size())));
    }

    synchronized void clear() {
        armed.clear();
    }

    synchronized List<FaultRule> rules() {
        return armed.stream().map(a -> a.rule).toList();
    }

    /** What happens to this call: every rule counts it, the first that strikes wins. */
    synchronized Fault next(String action) {
        Fault struck = null;
        for (Armed one : armed) {
            if (one.rule.concerns(action)) {
                one.calls++;
                boolean strikes = one.rule.strikes(one.calls, jitter.at(one.calls, 100 + one.number));
                struck = strikes && struck == null ? one.rule.fault() : struck;
            }
        }
        return struck == null ? Fault.NONE : struck;
    }
}
