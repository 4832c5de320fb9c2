package com.klikk.provisioner.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Scale SCALE = new Scale(Duration.ofMinutes(2), 10, 2, 42);

    @Test
    void theSameSeedPlansTheSame() {
        assertThat(Plan.drawn(SCALE, 8)).isEqualTo(Plan.drawn(SCALE, 8));
        assertThat(Fates.drawn(SCALE.chance("a"), 50).met(50))
                .isEqualTo(Fates.drawn(SCALE.chance("a"), 50).met(50));
    }

    @Test
    void anotherSeedPlansSomethingElse() {
        Scale other = new Scale(SCALE.chaos(), SCALE.orders(), SCALE.replicas(), 43);

        assertThat(Plan.drawn(SCALE, 8)).isNotEqualTo(Plan.drawn(other, 8));
    }

    @Test
    void everyKindOfTroubleIsPlannedForALongRun() {
        assertThat(Plan.drawn(SCALE, 8).stream().map(Step::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Step.Kind.values());
    }
}
