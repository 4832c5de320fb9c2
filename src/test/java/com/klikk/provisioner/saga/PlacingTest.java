package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.decide;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.CancelAsked;
import com.klikk.provisioner.saga.Observation.Due;
import com.klikk.provisioner.saga.Observation.NotSent;
import com.klikk.provisioner.saga.Observation.Placed;
import com.klikk.provisioner.saga.Observation.Refused;
import com.klikk.provisioner.saga.Observation.Unclear;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One request never yields two orders. */
class PlacingTest {
    private final Saga accepted = saga(new Accepted(0, 0), "web-1");
    private final Saga placing = saga(new Placing(1, Given.token(), NOON, 0, null), "web-1");
    private final Saga unsure =
            saga(new Unsure(1, Given.token(), NOON, null, "timed out", Search.from(NOON, 0)), "web-1");

    @Test
    void theIntentIsWrittenBeforeTheCall() {
        Decision decision = decide(accepted, new Due());

        assertThat(decision.changed()).isTrue();
        assertThat(decision.saga().stage()).isInstanceOf(Placing.class);
        assertThat(decision.action()).isEqualTo(new Action.Place(1, Given.token()));
        assertThat(decision.when()).isEqualTo(new When.Kept());
    }

    @Test
    void anUnclearOutcomeIsLookedUpNotRepeated() {
        Decision decision = decide(placing, new Unclear(1, "timed out"));

        assertThat(types(decision)).isEmpty();
        assertThat(decision.when()).isEqualTo(new When.At(NOON));
        assertThat(decide(decision.saga(), new Due()).action()).isEqualTo(new Action.Search(1, Given.token()));
    }

    @Test
    void aCrashBetweenIntentAndAnswerIsUnclear() {
        assertThat(decide(placing, new Due()).saga().stage()).isInstanceOf(Unsure.class);
    }

    @Test
    void aCallThatWasNotSentIsTriedAgainUnderAnotherToken() {
        Decision decision = decide(placing, new NotSent(1, "refused", null, false));
        Decision again = decide(decision.saga(), new Due());

        assertThat(types(decision)).isEmpty();
        assertThat(((Action.Place) again.action()).token()).isNotEqualTo(Given.token());
    }

    @Test
    void aRetryWaitsAsLongAsTheProviderAsks() {
        Decision decision = decide(placing, new NotSent(1, "429", Duration.ofMinutes(3), true));

        assertThat(decision.when()).isEqualTo(new When.At(NOON.plus(Duration.ofMinutes(3))));
    }

    @Test
    void aLateAnswerSettlesAnUnclearOutcome() {
        assertThat(types(decide(unsure, new Placed(1, 73, 200, "ok")))).containsExactly("submitted");
        assertThat(types(decide(unsure, new Refused(1, "no")))).containsExactly("rejected refused (ended)");
        assertThat(decide(unsure, new NotSent(1, "no", null, false)).saga().stage())
                .isEqualTo(new Accepted(1, 0));
    }

    @Test
    void anotherAttemptsAnswerSettlesNothing() {
        assertThat(decide(unsure, new NotSent(2, "no", null, false)).changed()).isFalse();
        assertThat(decide(placing, new NotSent(7, "no", null, false)).changed()).isFalse();
    }

    @Test
    void aSecondOrderIsAPersonsMatter() {
        Saga tracked = decide(placing, new Placed(1, 73, 200, "ok")).saga();

        assertThat(types(decide(tracked, new Placed(1, 73, 200, "ok")))).isEmpty();
        assertThat(types(decide(tracked, new Placed(2, 74, 200, "ok")))).containsExactly("attention late-order");
    }

    @Test
    void aCancelWinsOverAPlacementThatHasNotBegun() {
        Decision decision = decide(accepted, new CancelAsked(Target.ORDER));

        assertThat(types(decision)).containsExactly("cancelled (ended)");
        assertThat(decide(decision.saga(), new Due()).action()).isEqualTo(new Action.Wait());
    }

    @Test
    void aCancelDuringAPlacementFollowsIt() {
        Decision asked = decide(placing, new CancelAsked(Target.ORDER));
        Saga placed = decide(asked.saga(), new Placed(1, 73, 200, "ok")).saga();

        assertThat(asked.when()).isEqualTo(new When.Kept());
        assertThat(decide(placed, new Due()).action()).isEqualTo(new Action.Cancel(73, Target.ORDER, null));
    }

    @Test
    void tokensDifferByEveryPartOfTheirOrigin() {
        assertThat(Token.of("a", "b", "c", 1))
                .isEqualTo(Token.of("a", "b", "c", 1))
                .isNotEqualTo(Token.of("a", "b", "c", 2))
                .isNotEqualTo(Token.of("a", "bc", "", 1))
                .isNotEqualTo(Token.of("ab", "", "c", 1));
        assertThat(Token.of("a", "b", "c", 1).reference("shop order 173")).matches("p-[0-9a-f]{20} shop order 173");
    }
}
