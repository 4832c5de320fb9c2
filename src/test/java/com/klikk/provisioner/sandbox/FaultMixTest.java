package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultMixTest {
    private static final Set<String> PROFILES = Set.of("default", "other");
    private static final int CALLS = 100;

    @Test
    void sameSeedAndCallsMeetTheSameFaults() {
        List<Integer> statuses = createStatuses(7, false);

        assertThat(statuses).contains(200, 500, 503);
        assertThat(createStatuses(7, false)).isEqualTo(statuses);
        assertThat(createStatuses(8, false)).isNotEqualTo(statuses);
    }

    @Test
    void callsOfOtherActionsChangeNothing() {
        assertThat(createStatuses(7, true)).isEqualTo(createStatuses(7, false));
    }

    @Test
    void everyRuleTakesItsShareOfWhatTheRulesBeforeLeft() {
        Faults faults = new Faults(new Jitter(1), PROFILES);
        faults.add(List.of(sometimes(0.2, 500), sometimes(0.25, 502), sometimes(0.5, 503)));

        Map<Integer, Long> struck = IntStream.range(0, 10_000)
                .mapToObj(i -> faults.next("order_create", "default").amount())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(struck.get(500)).isCloseTo(2000L, within(150L));
        assertThat(struck.get(502)).isCloseTo(2000L, within(150L));
        assertThat(struck.get(503)).isCloseTo(3000L, within(150L));
        assertThat(struck.get(0)).isCloseTo(3000L, within(150L));
    }

    @Test
    void clearedRulesThatAreSetAgainStartOver() {
        Faults faults = new Faults(new Jitter(1), PROFILES);
        List<Fault> first = next(faults);

        faults.clear();

        assertThat(next(faults)).isEqualTo(first);
    }

    @Test
    void noTwoDrawsAreTheSame() {
        Set<Double> drawn = new HashSet<>();
        for (int id = 1; id <= 200; id++) {
            for (int purpose = 0; purpose < 200; purpose++) {
                drawn.add(new Jitter(1).at(id, purpose));
            }
        }

        assertThat(drawn).hasSize(40_000);
    }

    private static List<Integer> createStatuses(long seed, boolean listing) {
        try (Sandbox sandbox = Sandbox.start(Caller.FROZEN.withOrigin(seed, 1000))) {
            sandbox.inject(sometimes(0.3, 500), sometimes(0.3, 503));
            Caller caller = Caller.of(sandbox);
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                statuses.add(caller.call(Caller.order("a")).statusCode());
                if (listing) {
                    caller.call(Caller.action("order_list"));
                }
            }
            return statuses;
        }
    }

    private static List<Fault> next(Faults faults) {
        faults.add(List.of(sometimes(0.5, 500)));
        return IntStream.range(0, CALLS)
                .mapToObj(i -> faults.next("order_create", "default"))
                .toList();
    }

    private static FaultRule sometimes(double probability, int status) {
        return FaultRule.sometimes("order_create", probability, new Fault(Fault.Kind.STATUS, status));
    }
}
