package com.klikk.provisioner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckerTest {
    private final Problems problems = new Problems();
    private final Checker checker = new Checker(problems);
    private final Round round = new Round("r-", 2, EnumSet.allOf(Kind.class));

    @Test
    void wholeStoriesAreAResult() {
        tellAll(0, "s0", 7);
        hear(1, "s1", Kind.ACCEPTED, 1, 0);
        hear(1, "s1", Kind.SERVER_READY, 5, 0);
        hear(1, "s1", Kind.SUBMITTED, 2, 8);
        hear(1, "s1", Kind.PAID, 3, 0);
        hear(1, "s1", Kind.PENDING, 4, 0);
        hear(1, "s1", Kind.COMPLETED, 6, 0);

        checker.check(round);

        assertThat(problems.isEmpty()).isTrue();
        assertThat(round.complete()).isEqualTo(2);
    }

    @Test
    void redeliveryIsCountedAndAllowed() {
        tellAll(0, "s0", 7);
        tellAll(1, "s1", 8);
        hear(1, "s1", Kind.PAID, 3, 0);

        checker.check(round);

        assertThat(problems.isEmpty()).isTrue();
        assertThat(round.story(1).again()).isEqualTo(1);
    }

    @Test
    void missingEventIsRefused() {
        tellAll(0, "s0", 7);
        hear(1, "s1", Kind.ACCEPTED, 1, 0);

        checker.check(round);

        assertThat(problems.toString()).contains("no submitted: r-1");
    }

    @Test
    void requestOfWhichNothingWasToldIsRefused() {
        tellAll(0, "s0", 7);

        checker.check(round);

        assertThat(problems.toString()).contains("nothing was told: r-1");
    }

    @Test
    void doubledEventIsRefused() {
        tellAll(0, "s0", 7);
        tellAll(1, "s1", 8);
        hear(1, "s1", Kind.COMPLETED, 7, 0);

        checker.check(round);

        assertThat(problems.toString()).contains("completed twice");
    }

    @Test
    void secondSagaOfARequestIsRefused() {
        tellAll(0, "s0", 7);
        tellAll(1, "s1", 8);
        hear(1, "other", Kind.ACCEPTED, 1, 0);

        checker.check(round);

        assertThat(problems.toString()).contains("two sagas for a request");
    }

    @Test
    void holeInTheSequenceIsRefused() {
        tellAll(0, "s0", 7);
        hear(1, "s1", Kind.ACCEPTED, 1, 0);
        hear(1, "s1", Kind.SUBMITTED, 2, 8);
        hear(1, "s1", Kind.PAID, 3, 0);
        hear(1, "s1", Kind.PENDING, 5, 0);
        hear(1, "s1", Kind.COMPLETED, 6, 0);
        hear(1, "s1", Kind.SERVER_READY, 7, 0);

        checker.check(round);

        assertThat(problems.toString()).contains("sequence 5 is not pending's");
    }

    @Test
    void eventThatWasSentBeforeTheOneBeforeItIsRefused() {
        tellAll(0, "s0", 7);
        tellAll(1, "s1", 8, Kind.PAID);

        checker.check(round);

        assertThat(problems.toString()).contains("paid was sent before submitted");
    }

    @Test
    void orderWithoutAnIdIsRefused() {
        tellAll(0, "s0", 7);
        tellAll(1, "s1", 0);

        checker.check(round);

        assertThat(problems.toString()).contains("no order id: r-1");
    }

    @Test
    void orderOfTwoRequestsIsRefused() {
        tellAll(0, "s0", 7);
        tellAll(1, "s1", 7);

        checker.check(round);

        assertThat(problems.toString()).contains("two requests have one order");
    }

    @Test
    void ordersThatNobodyAskedForAreRefused() {
        checker.check(2, Map.of("order_create", 3L));
        checker.check(2, Map.of("order_create", 2L, "bought_twice", 1L));

        assertThat(problems.toString()).contains("3 for 2 requests").contains("bought_twice");
    }

    @Test
    void ofOpenOrdersOnlyThoseThatChangedMayBeToldOf() {
        Round open = new Round("w-", 3, EnumSet.of(Kind.COMPLETED, Kind.SERVER_READY));
        open.hear(0, new Heard("w-0", Kind.COMPLETED, "s0", 5, 0, 5, 5));
        open.hear(0, new Heard("w-0", Kind.SERVER_READY, "s0", 6, 0, 6, 6));
        open.hear(1, new Heard("w-1", Kind.COMPLETED, "s1", 5, 0, 5, 5));

        checker.check(open, Set.of(0));
        assertThat(problems.toString()).contains("told without a change: w-1").doesNotContain("w-0");

        checker.check(open, Set.of(0, 1));
        assertThat(problems.toString()).contains("no server-ready: w-1");
    }

    @Test
    void numberIsReadOfItsOwnRoundOnly() {
        assertThat(round.number("r-1")).isEqualTo(1);
        assertThat(round.number("r-2")).isEqualTo(-1);
        assertThat(round.number("r-")).isEqualTo(-1);
        assertThat(round.number("r-1-0")).isEqualTo(-1);
        assertThat(round.number("other-1")).isEqualTo(-1);
    }

    private void tellAll(int number, String sagaId, long orderId) {
        tellAll(number, sagaId, orderId, null);
    }

    /** All six in their order, but for one that was sent too early. */
    private void tellAll(int number, String sagaId, long orderId, Kind early) {
        for (Kind kind : Kind.values()) {
            int sequence = kind.ordinal() + 1;
            long stamp = kind == early ? 0 : sequence;
            round.hear(number, new Heard(round.id(number), kind, sagaId, sequence, orderId, stamp, sequence));
        }
    }

    private void hear(int number, String sagaId, Kind kind, int sequence, long orderId) {
        round.hear(number, new Heard(round.id(number), kind, sagaId, sequence, orderId, sequence, sequence));
    }
}
