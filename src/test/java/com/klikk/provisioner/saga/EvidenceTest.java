package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.Ambiguous;
import com.klikk.provisioner.saga.Observation.Found;
import com.klikk.provisioner.saga.Observation.Unproven;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a listing proves by tokens, or by what it lacks. */
class EvidenceTest extends AgainstListing {
    @Test
    void aTokenIsProof() {
        lists(80, OURS.reference("shop order 1"), "web-1");

        assertThat(judged(intent("web-1"))).isEqualTo(new Found(1, 80, false));
    }

    @Test
    void aTokenIsProofEvenInAListingThatIsNotWhole() {
        knows(70, -10);
        lists(80, OURS.value());

        assertThat(judged(intent("web-1"))).isEqualTo(new Found(1, 80, false));
    }

    @Test
    void aTokenInTheMiddleOfAReferenceIsSomebodysText() {
        lists(80, "see " + OURS.value(), "web-1");

        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void anotherTokenIsAnotherOrder() {
        lists(80, OTHERS.reference("shop order 2"), "web-1");

        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void aTokenOnAnOrderThatAnotherSagaOwnsIsAPersonsMatter() {
        owned.add(80L);
        lists(80, OURS.value(), "web-1");

        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void anEmptyListingProvesAbsenceOnlyWhereNothingMustBeInIt() {
        assertThat(judged(intent("web-1"))).isEqualTo(absent());
        knows(70, -10);
        assertThat(judged(intent("web-1"))).isInstanceOf(Unproven.class);
    }

    @Test
    void theNewestOrderKnownBeforeTheIntentMustBeListed() {
        knows(69, -20);
        knows(70, -10);
        lists(70, null, "db-1");

        assertThat(judged(intent("web-1"))).as("order 69 need not be").isEqualTo(absent());
        entries.clear();
        lists(69, null, "db-1");
        assertThat(judged(intent("web-1"))).isInstanceOf(Unproven.class);
    }

    @Test
    void ordersLearnedSinceMustBeListedOnceTheySettled() {
        knows(75, 121);
        assertThat(judged(intent("web-1"))).as("59 s before the call").isEqualTo(absent());
        knows(76, 120);
        assertThat(judged(intent("web-1"))).as("a minute before it").isInstanceOf(Unproven.class);
    }

    @Test
    void theNewestOrderMustBeListedAlsoWhereAnOlderOneWasFoundLater() {
        knows(71, -60);
        knows(72, -120);
        lists(71, null, "db-1");

        assertThat(judged(intent("web-1"))).isInstanceOf(Unproven.class);
        lists(72, null, "db-2");
        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void anOrderThatSurfacesWithTheNamesOfAGivenUpAttemptIsTold() {
        GivenUp early = new GivenUp(7, 1, NOON, 5, List.of("web-1"));
        GivenUp youngest = new GivenUp(8, 2, NOON.plusSeconds(60), 5, List.of("web-1"));
        GivenUp afterwards = new GivenUp(9, 1, NOON.plusSeconds(90), 6, List.of("web-1"));
        lists(80, null, "web-1");

        assertThat(evidence().late(List.of(early, youngest, afterwards)))
                .containsExactly(
                        Map.entry(youngest, new Ambiguous(2, ASKED, List.of(80L), "it has the item names", true)));
    }

    @Test
    void anOrderThatHasAnotherExplanationIsNobodysLateOrder() {
        GivenUp attempt = new GivenUp(7, 1, NOON, 5, List.of("web-1"));
        lists(80, null, "web-1");
        open.add(intent("web-1"));
        assertThat(evidence().late(List.of(attempt))).as("an open intent's").isEmpty();
        open.clear();
        owned.add(80L);
        assertThat(evidence().late(List.of(attempt))).as("a saga's").isEmpty();
        owned.clear();
        firstShownBy.put(80L, 5L);
        assertThat(evidence().late(List.of(attempt))).as("there before").isEmpty();
        entries.clear();
        lists(81, "by hand", "web-1");
        assertThat(evidence().late(List.of(attempt))).as("somebody else's").isEmpty();
    }
}
