package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.Found;
import com.klikk.provisioner.saga.Observation.Unproven;
import org.junit.jupiter.api.Test;

/** Whatever was given up or settled before: an order that is ours is adopted, or told of. */
class FoundTest extends AgainstUnsure {
    @Test
    void anOrderThatIsFoundIsAdoptedWheneverThatIs() {
        assertThat(types(decide(unsure, new Found(1, 73, false), 1))).containsExactly("submitted");
        Saga asked = after(unsure, new Unproven(1, at(1800), "order 71 is missing"), 1800);
        assertThat(asked.attention()).containsExactly(Reason.OUTCOME_UNKNOWN);
        Decision found = decide(asked, new Found(1, 73, false), 9000);
        assertThat(types(found)).containsExactly("submitted");
        assertThat(found.saga().attention()).isEmpty();
        assertThat(found.watched()).isEmpty();
    }

    @Test
    void anOrderRecognisedByNameLeavesTheTokenWatched() {
        Decision found = decide(unsure, new Found(1, 73, true), 1);

        assertThat(types(found)).containsExactly("submitted");
        assertThat(found.watched()).containsExactly(new Watched(1, Given.token(), true, null));
    }

    @Test
    void anEarlierAttemptsOrderIsAdoptedAndThisOnesWatched() {
        Saga second = saga(new Placing(2, Token.of("test", "default", "shop-1", 2), NOON, 1, null), "web-1");
        Decision found = decide(second, new Found(1, 73, false), 1);

        assertThat(types(found)).containsExactly("submitted");
        assertThat(found.watched()).extracting(Watched::attempt).containsExactly(2);
        Decision answered = decide(found.saga(), new Observation.Placed(2, 74, 200, "ok"), 2);
        assertThat(types(answered)).containsExactly("attention late-order");
        assertThat(answered.events().get(0).detail().orders()).containsExactly(74L);
    }

    @Test
    void everyOrderThatSurfacesLateIsToldAndNoted() {
        Saga over = saga(new Over.Rejected(), "web-1");
        Decision first = decide(over, new Found(1, 73, false), 1);
        Decision second = decide(first.saga(), new Found(2, 74, false), 2);

        assertThat(types(first)).containsExactly("attention late-order");
        assertThat(types(second)).containsExactly("attention late-order");
        assertThat(first.watched()).containsExactly(new Watched(1, Given.token(), true, 73L));
        assertThat(second.saga().stage()).isEqualTo(new Over.Rejected());
    }

    @Test
    void anOrderThatSurfacesBeforeTheNextPlacementPreventsIt() {
        Saga accepted = saga(new Accepted(1, 1), "web-1");

        assertThat(types(decide(accepted, new Found(1, 73, false), 1))).containsExactly("submitted");
    }
}
