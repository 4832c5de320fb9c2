package com.klikk.provisioner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void percentileIsAMeasuredDurationAtLeastThatManyDoNotExceed() {
        Percentiles durations = new Percentiles();
        for (int i = 100; i >= 1; i--) {
            durations.add(i * 1000L);
        }

        assertThat(durations.at(0.5)).isEqualTo(50);
        assertThat(durations.at(0.99)).isEqualTo(99);
        assertThat(durations.at(1)).isEqualTo(100);
    }

    @Test
    void loneDurationIsEveryPercentile() {
        Percentiles durations = new Percentiles();
        durations.add(7_000);

        assertThat(durations.at(0.5)).isEqualTo(7);
        assertThat(durations.at(0.99)).isEqualTo(7);
    }

    @Test
    void medianIsTheMiddleOfEachFigure() {
        Figures median = Figures.median(List.of(round(3, 30), round(1, 10), round(2, 99)));

        assertThat(median.get("a")).isEqualTo(2);
        assertThat(median.get("b")).isEqualTo(30);
        assertThat(Figures.median(List.of(round(1, 0), round(2, 0))).get("a")).isEqualTo(1.5);
    }

    private static Figures round(double a, double b) {
        return new Figures().put("a", a).put("b", b);
    }
}
