package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.Absent;
import com.klikk.provisioner.saga.Observation.Attached;
import com.klikk.provisioner.saga.Observation.ConfirmedAbsent;
import com.klikk.provisioner.saga.Observation.Due;
import org.junit.jupiter.api.Test;

/** Whoever cancels, retries, attaches or confirms while an {@code order_create} is unclear. */
class UnsureOperatedTest extends AgainstUnsure {
    @Test
    void aCancelDuringTheSearchLooksAgainAtOnce() {
        Decision cancelled = decide(unsure, new Observation.CancelAsked(Target.ORDER), 1);

        assertThat(cancelled.when()).as("whoever searches has lost the saga").isEqualTo(new When.At(at(1)));
    }

    @Test
    void aCancelledRequestNeedsNoPlacementLeftToEnd() {
        Saga third = saga(new Unsure(3, Given.token(), NOON, null, "timed out", Search.from(NOON, 2)), "web-1");
        Saga cancelled = after(third, new Observation.CancelAsked(Target.ORDER), 1);

        assertThat(types(decide(absent(cancelled, 0, 60), new Absent(3, at(120)), 120)))
                .containsExactly("cancelled (ended)");
    }

    @Test
    void aProvenAbsenceEndsACancelledRequest() {
        Saga cancelled = after(unsure, new Observation.CancelAsked(Target.ORDER), 1);
        Saga almost = absent(cancelled, 2, 62);

        assertThat(types(decide(almost, new Absent(1, at(122)), 122))).containsExactly("cancelled (ended)");
    }

    @Test
    void anOperatorAttachesAnOrder() {
        Decision attached = decide(unsure, new Attached(73, 200, "ok"), 1);

        assertThat(types(attached)).containsExactly("submitted");
        assertThat(attached.watched()).containsExactly(new Watched(1, Given.token(), true, null));
        assertThat(decide(placing, new Attached(73, 200, "ok"), 1).changed()).isFalse();
    }

    @Test
    void anOperatorConfirmsThatThereIsNone() {
        Decision place = decide(unsure, new ConfirmedAbsent(false), 1);
        Decision abandon = decide(unsure, new ConfirmedAbsent(true), 1);

        assertThat(place.saga().stage()).isEqualTo(new Accepted(1, 0));
        assertThat(place.watched()).hasSize(1);
        assertThat(types(abandon)).containsExactly("cancelled (ended)");
        assertThat(abandon.watched()).hasSize(1);
        assertThat(decide(placing, new ConfirmedAbsent(false), 1).changed()).isFalse();
    }

    @Test
    void nobodyConfirmsAnythingOfACallThatMayStillBeUnderWay() {
        Saga crashed = after(placing, new Due(), 15);

        assertThat(decide(crashed, new ConfirmedAbsent(false), 64).changed()).isFalse();
        assertThat(decide(crashed, new ConfirmedAbsent(false), 65).changed()).isTrue();
    }

    @Test
    void aPollNeverBuys() {
        Decision polled = decide(unsure, new Observation.Polled(), 1);

        assertThat(polled.when()).isEqualTo(new When.At(at(1)));
        assertThat(polled.changed()).isTrue();
        assertThat(decide(Given.saga(new Accepted(1, 0), "web-1"), new Observation.Polled(), 1))
                .extracting(Decision::when)
                .isEqualTo(new When.Kept());
    }

    @Test
    void aRetryLooksAndNeverPlaces() {
        Decision retried = decide(unsure, new Observation.Retried(), 1);

        assertThat(retried.when()).isEqualTo(new When.At(at(1)));
        assertThat(decide(retried.saga(), new Due(), 1).action()).isEqualTo(new Action.Search(1, Given.token()));
        assertThat(decide(placing, new Observation.Retried(), 1).changed()).isFalse();
    }
}
