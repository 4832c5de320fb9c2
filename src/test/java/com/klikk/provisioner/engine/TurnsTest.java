package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments at which a replica may call: each serves once, at its time or a little later, however many there are. */
class TurnsTest {
    private static final long SEED = Long.getLong("seed", 20260301);
    private static final long MILLI = 1_000_000;

    private static void add(Turns turns, long first, int calls, long now) {
        turns.add(new Ration(Duration.ofNanos(first), calls, 1), calls, now);
    }

    @Test
    void missedMomentsAreLostAndTheOthersAreNot() {
        Turns turns = new Turns(Duration.ofMillis(10));
        add(turns, 0, 10, 0);

        int left = turns.left(34 * MILLI);

        assertThat(left)
                .as("those at 0, 10 and 20 ms are over, that at 30 is not")
                .isEqualTo(7);
        assertThat(turns.take(34 * MILLI)).isTrue();
        assertThat(turns.take(34 * MILLI)).as("the next is to come").isFalse();
        assertThat(turns.untilNext(34 * MILLI)).isEqualTo(6 * MILLI);
        assertThat(turns.reach(34 * MILLI)).isEqualTo(56 * MILLI);
    }

    @Test
    void rowThatIsOverGivesWayToTheNext() {
        Turns turns = new Turns(Duration.ofMillis(10));
        add(turns, 0, 3, 0);
        add(turns, 100 * MILLI, 2, 0);

        assertThat(turns.left(99 * MILLI)).isEqualTo(2);
        assertThat(turns.untilNext(99 * MILLI)).isEqualTo(MILLI);
        assertThat(turns.left(200 * MILLI)).isZero();
        assertThat(turns.take(200 * MILLI)).isFalse();
    }

    @Test
    @Timeout(10)
    void billionsThatWereMissedCostNoMoreThanOne() {
        Turns turns = new Turns(Duration.ofNanos(1000));
        long length = Integer.MAX_VALUE * 1000L;
        for (int row = 0; row < 1000; row++) {
            add(turns, row * length, Integer.MAX_VALUE, 0);
        }

        assertThat(turns.left(0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(turns.take(1000 * length - 1000)).isTrue();
        assertThat(turns.left(1001 * length)).isZero();
    }

    /** Against a list of every single moment. */
    @ParameterizedTest
    @ValueSource(longs = {400_000, 1_040_000, 7 * MILLI, 52 * MILLI})
    void rowsAreWorthWhatTheirMomentsAre(long spacing) {
        Turns turns = new Turns(Duration.ofNanos(spacing));
        Deque<Long> moments = new ArrayDeque<>();
        Random random = new Random(SEED);
        long now = 0;
        long last = 0;
        for (int step = 0; step < 20_000; step++) {
            now += random.nextInt((int) (random.nextInt(10) == 0 ? 40 * spacing : spacing));
            if (random.nextInt(8) == 0) {
                int calls = random.nextInt(20);
                long first = Math.max(now, last + spacing) + random.nextInt((int) spacing);
                add(turns, first - now, calls, now);
                for (int i = 0; i < calls; i++) {
                    last = first + i * spacing;
                    moments.add(last);
                }
            }
            long grace = Math.max(spacing / 4, 5 * MILLI);
            while (!moments.isEmpty() && now - moments.element() > grace) {
                moments.remove();
            }
            boolean come = !moments.isEmpty() && moments.element() <= now && moments.remove() <= now;
            assertThat(turns.take(now)).as("step %d, -Dseed=%d", step, SEED).isEqualTo(come);
            assertThat(turns.left(now)).as("step %d, -Dseed=%d", step, SEED).isEqualTo(moments.size());
        }
    }
}
