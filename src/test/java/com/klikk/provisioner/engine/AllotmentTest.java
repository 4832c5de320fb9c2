package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.engine.Rations.Need;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account's provider may be asked, whoever asks. */
class AllotmentTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SEED = Long.getLong("seed", 20260301);
    private static final Limits LIMITS = new Limits(20, 16);
    private static final Limits DENSE = new Limits(2000, 100);

    private Allotment allotment = Allotment.NEW;

    private Ration asks(long replica, Need need, Limits limits, Instant at) {
        Allotment.Granted granted = allotment.grant(replica, need, limits, at);
        allotment = granted.after();
        return granted.ration();
    }

    private Ration asks(long replica, Need need, Instant at) {
        return asks(replica, need, LIMITS, at);
    }

    @Test
    void whoIsAloneHasEverything() {
        Ration ration = asks(1, new Need(3, 0, 0, 16), NOON);

        assertThat(ration).isEqualTo(new Ration(Duration.ZERO, 3, 16));
    }

    @Test
    void momentsAreHandedOutOneAfterTheOther() {
        asks(1, new Need(3, 0, 0, 1), NOON);
        Ration next = asks(2, new Need(2, 0, 0, 1), NOON.plusMillis(10));
        Ration last = asks(1, new Need(1, 0, 0, 1), NOON.plusSeconds(9));

        assertThat(next.first()).isEqualTo(LIMITS.spacing().multipliedBy(3).minusMillis(10));
        assertThat(last.first()).isZero();
    }

    @Test
    void looksOfOneYieldToPurchasesOfAnother() {
        asks(1, new Need(5, 9, 0, 8), NOON);

        assertThat(asks(2, new Need(5, 0, 0, 8), NOON).calls()).isEqualTo(1);
        assertThat(asks(2, new Need(5, 1, 0, 8), NOON).calls()).isEqualTo(5);
        asks(1, new Need(0, 0, 0, 8), NOON);
        assertThat(asks(2, new Need(5, 0, 0, 8), NOON).calls()).isEqualTo(5);
    }

    @Test
    void permitsAreSharedOnceBothWantThem() {
        asks(1, new Need(0, 0, 16, 16), NOON);
        int atFirst = asks(2, new Need(0, 0, 0, 16), NOON).permits();
        int drained = asks(1, new Need(0, 0, 10, 16), NOON.plusSeconds(1)).permits();
        int then = asks(2, new Need(0, 0, 0, 16), NOON.plusSeconds(1)).permits();
        int fair = asks(1, new Need(0, 0, 8, 16), NOON.plusSeconds(2)).permits();

        assertThat(List.of(atFirst, drained, then, fair)).containsExactly(0, 8, 6, 8);
        assertThat(asks(2, new Need(0, 0, 6, 16), NOON.plusSeconds(2)).permits())
                .isEqualTo(8);
    }

    @Test
    void whoeverIsAloneWhereCallsAreDenseNeedNotAskForEach() {
        Ration ration = asks(1, new Need(3, 0, 0, 4), DENSE, NOON);

        assertThat(ration).isEqualTo(new Ration(Duration.ZERO, 500, 50));
        assertThat(asks(1, new Need(0, 0, 0, 4), DENSE, NOON).calls())
                .as("whoever needs none gets none")
                .isZero();
    }

    @Test
    void whoeverComesThenWaitsForThatLongAndIsGivenWhatItAsksFor() {
        asks(1, new Need(3, 0, 0, 4), DENSE, NOON);
        Ration second = asks(2, new Need(3, 0, 0, 80), DENSE, NOON);
        Ration first = asks(1, new Need(3, 0, 1, 4), DENSE, NOON);

        assertThat(second).isEqualTo(new Ration(DENSE.spacing().multipliedBy(500), 3, 50));
        assertThat(first).isEqualTo(new Ration(DENSE.spacing().multipliedBy(503), 3, 4));
        assertThat(asks(2, new Need(3, 0, 50, 80), DENSE, NOON).permits()).isEqualTo(80);
    }

    @Test
    void whoeverSurvivesTheOtherIsAloneAgain() {
        asks(2, new Need(1, 0, 0, 4), DENSE, NOON.minus(Allotment.LEASE));

        assertThat(asks(1, new Need(1, 0, 0, 4), DENSE, NOON).calls()).isEqualTo(500);
    }

    @Test
    void whatOneDoesNotWantIsTheOthers() {
        asks(1, new Need(0, 0, 1, 2), NOON);

        assertThat(asks(2, new Need(0, 0, 0, 16), NOON).permits()).isEqualTo(14);
    }

    @Test
    void permitsOfTheDeadAreFreeAfterTheirLease() {
        asks(1, new Need(0, 0, 16, 16), NOON);

        assertThat(asks(2, new Need(0, 0, 0, 16), NOON.plus(Allotment.LEASE).minusMillis(1))
                        .permits())
                .isZero();
        assertThat(asks(2, new Need(0, 0, 0, 16), NOON.plus(Allotment.LEASE)).permits())
                .isEqualTo(16);
    }

    @Test
    void aSinglePermitGoesRound() {
        Limits one = new Limits(20, 1);
        int first = asks(1, new Need(0, 0, 0, 1), one, NOON).permits();
        int waits = asks(2, new Need(0, 0, 0, 1), one, NOON).permits();
        int drains = asks(1, new Need(0, 0, 1, 1), one, NOON).permits();
        int givenUp = asks(1, new Need(0, 0, 0, 1), one, NOON).permits();
        int second = asks(2, new Need(0, 0, 0, 1), one, NOON).permits();

        assertThat(List.of(first, waits, drains, givenUp, second)).containsExactly(1, 0, 0, 0, 1);
    }

    @Test
    void whoeverIsToBeLeftAloneGetsNoCallBefore() {
        allotment = allotment.notBefore(NOON.plusSeconds(7));

        assertThat(asks(1, new Need(1, 0, 0, 1), NOON).first()).isEqualTo(Duration.ofSeconds(7));
        assertThat(allotment.notBefore(NOON).nextAt()).isAfter(NOON.plusSeconds(7));
    }

    /** Replicas come, ask for anything, and fall silent; each runs at most what it was granted last. */
    @ParameterizedTest
    @CsvSource({"20,16,2", "20,16,5", "1,1,3", "500,3,4", "7,100,2", "2000,100,3"})
    void neitherRateNorConcurrencyIsEverExceeded(int rate, int most, int replicas) {
        Limits limits = new Limits(rate, most);
        Random random = new Random(SEED);
        Map<Long, Integer> running = new HashMap<>();
        Map<Long, Instant> leases = new HashMap<>();
        List<Instant> moments = new ArrayList<>();
        Instant now = NOON;
        for (int step = 0; step < 20_000; step++) {
            now = now.plusMillis(random.nextInt(8000 / rate + 1));
            long replica = random.nextInt(replicas);
            expire(running, leases, now);
            int drained = random.nextInt(running.getOrDefault(replica, 0) + 1);
            Need need = new Need(random.nextInt(4), random.nextInt(2), drained, random.nextInt(most + 1));
            Ration ration = asks(replica, need, limits, now);
            running.put(replica, Math.max(drained, ration.permits()));
            leases.put(replica, now.plus(Allotment.LEASE));
            for (int i = 0; i < ration.calls(); i++) {
                moments.add(now.plus(ration.first()).plus(limits.spacing().multipliedBy(i)));
            }
            assertThat(running.values().stream().mapToInt(Integer::intValue).sum())
                    .as("step %d, -Dseed=%d", step, SEED)
                    .isLessThanOrEqualTo(most);
        }
        assertThat(moments).isSorted().doesNotHaveDuplicates();
        for (int i = 1; i < moments.size(); i++) {
            assertThat(Duration.between(moments.get(i - 1), moments.get(i))).isGreaterThanOrEqualTo(limits.spacing());
        }
    }

    private static void expire(Map<Long, Integer> running, Map<Long, Instant> leases, Instant now) {
        leases.entrySet().removeIf(lease -> !lease.getValue().isAfter(now) && running.remove(lease.getKey()) != null);
    }
}
