package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for the nth call are not asked at every call; what they decide must stay the same. */
class ManyRulesTest {
    private static final Set<String> PROFILES = Set.of("default", "other");
    private static final List<String> ACTIONS = List.of("*", "order_create", "order_list");
    private static final List<String> ACCOUNTS = List.of("*", "default", "other");

    @Test
    void decidesAsIfEveryRuleWereAskedAtEveryCall() {
        for (int seed = 0; seed < 50; seed++) {
            Random chance = new Random(seed);
            Faults faults = new Faults(new Jitter(seed), PROFILES);
            Asked asked = new Asked(new Jitter(seed));
            for (int call = 0; call < 200; call++) {
                if (call % 20 == 0) {
                    List<FaultRule> rules = drawn(chance);
                    faults.add(rules);
                    rules.forEach(asked::add);
                }
                String action = ACTIONS.get(1 + chance.nextInt(2));
                String account = ACCOUNTS.get(1 + chance.nextInt(2));
                assertThat(faults.next(action, account))
                        .as("seed %s, call %s", seed, call)
                        .isEqualTo(asked.next(action, account));
            }
        }
    }

    @Test
    void ruleThatHasPassedIsInForceNoLonger() {
        Faults faults = new Faults(new Jitter(1), PROFILES);
        faults.add(List.of(
                FaultRule.nth("*", 1, Fault.parse("hang")),
                FaultRule.nth("*", 1, Fault.parse("reset")),
                FaultRule.nth("*", 2, Fault.parse("status:500"))));

        assertThat(faults.next("order_list", "default")).isEqualTo(Fault.parse("hang"));

        assertThat(faults.rules()).containsOnlyKeys(2);
    }

    @Test
    void removedRuleStrikesNoMore() {
        Faults faults = new Faults(new Jitter(1), PROFILES);
        faults.add(List.of(FaultRule.nth("*", 1, Fault.parse("hang")), FaultRule.always("*", Fault.parse("reset"))));

        assertThat(faults.remove(0)).isTrue();
        assertThat(faults.next("order_list", "default")).isEqualTo(Fault.parse("reset"));
        assertThat(faults.remove(1)).isTrue();
        assertThat(faults.next("order_list", "default")).isEqualTo(Fault.NONE);
        assertThat(faults.remove(1)).isFalse();
    }

    private static List<FaultRule> drawn(Random chance) {
        List<FaultRule> rules = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String action = ACTIONS.get(chance.nextInt(ACTIONS.size()));
            Fault fault = new Fault(Fault.Kind.STATUS, 400 + chance.nextInt(100));
            FaultRule rule = chance.nextInt(4) > 0
                    ? FaultRule.nth(action, 1 + chance.nextInt(30), fault)
                    : FaultRule.sometimes(action, 0.1, fault);
            rules.add(rule.onlyFor(ACCOUNTS.get(chance.nextInt(ACCOUNTS.size()))));
        }
        return rules;
    }

    /** The plain way: every rule counts for itself. */
    private static final class Asked {
        private final Jitter jitter;
        private final List<FaultRule> rules = new ArrayList<>();
        private final Map<Integer, Long> counts = new HashMap<>();

        private Asked(Jitter jitter) {
            this.jitter = jitter;
        }

        private void add(FaultRule rule) {
            rules.add(rule);
        }

        private Fault next(String action, String account) {
            Fault struck = null;
            for (int i = 0; i < rules.size(); i++) {
                FaultRule rule = rules.get(i);
                if (matches(rule.action(), action) && matches(rule.account(), account)) {
                    long count = counts.merge(i, 1L, Long::sum);
                    struck = struck == null && strikes(rule, count, i) ? rule.fault() : struck;
                }
            }
            return struck == null ? Fault.NONE : struck;
        }

        private boolean strikes(FaultRule rule, long count, int number) {
            return rule.chance().nth().isPresent()
                    ? rule.chance().nth().getAsLong() == count
                    : jitter.at(count, 100 + number)
                            < rule.chance().probability().orElse(1);
        }

        private static boolean matches(String wanted, String met) {
            return wanted.equals("*") || wanted.equals(met);
        }
    }
}
