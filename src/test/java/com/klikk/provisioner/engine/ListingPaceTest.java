package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far apart listings lie: as far as looks may, the farther the more they show, and the farther where they are of no use. */
class ListingPaceTest {
    private final SteppedClock clock = new SteppedClock();

    private long untilNextInMillis(Duration interval, long rows, boolean useful, int asked) {
        var pace = new ListingPace(clock, interval);
        pace.shown(rows);
        long begun = clock.nanos();
        clock.step(Duration.ofMillis(1));
        pace.ended(useful, asked, begun, Long.MAX_VALUE);
        return Duration.ofNanos(pace.untilNext(begun)).toMillis();
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 10, 2000",
        "2000, 1000000, 2000",
        "60000, 10, 2000",
        "200, 10, 200",
        "200, 2000, 400",
        "200, 5000, 1000",
        "200, 10000, 2000",
        "200, 1000000, 2000",
        "1, 10, 2"
    })
    void listingsLieAsFarApartAsLooksAndTheirLengthAsk(long interval, long rows, long apart) {
        assertThat(untilNextInMillis(Duration.ofMillis(interval), rows, true, (int) rows))
                .isEqualTo(apart);
    }

    @Test
    void oneThatFewWaitForTakesATenthOfTheTimeAtMost() {
        assertThat(untilNextInMillis(Duration.ofMillis(1), 20, true, 1)).isEqualTo(10);
    }

    @Test
    void oneThatWasOfNoUseIsNotReadAgainSoonHoweverShortTheInterval() {
        assertThat(untilNextInMillis(Duration.ofMillis(200), 10, false, 10)).isEqualTo(4000);
    }

    @Test
    void whoWaitsWithFewGathersOthersForAsLongAsListingsLieApart() {
        var quick = new ListingPace(clock, Duration.ofMillis(200));
        var slow = new ListingPace(clock, Duration.ofSeconds(2));
        for (int i = 0; i < 4; i++) {
            quick.asked(clock.nanos(), false);
            slow.asked(clock.nanos(), false);
        }
        long since = clock.nanos();
        clock.step(Duration.ofMillis(300));

        assertThat(quick.worthIt(1, since, clock.nanos())).isTrue();
        assertThat(slow.worthIt(1, since, clock.nanos())).isFalse();
    }

    @Test
    void manyNewOrdersAreACrowdForFiveSeconds() {
        var pace = new ListingPace(clock, Duration.ofSeconds(2));
        for (int i = 0; i < 21; i++) {
            assertThat(pace.crowded(clock.nanos())).isFalse();
            pace.asked(clock.nanos(), false);
            pace.asked(clock.nanos(), true);
        }
        clock.step(Duration.ofSeconds(5));
        assertThat(pace.crowded(clock.nanos())).isTrue();

        clock.step(Duration.ofNanos(1));
        assertThat(pace.crowded(clock.nanos())).isFalse();
    }

    @Test
    void whereListingsAreOfNoUseNobodyIsToWaitForThem() {
        var pace = new ListingPace(clock, Duration.ofSeconds(2));
        for (int i = 0; i < 21; i++) {
            pace.asked(clock.nanos(), true);
        }
        pace.ended(false, 21, clock.nanos(), Long.MAX_VALUE);

        assertThat(pace.crowded(clock.nanos())).isFalse();
    }
}
