package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Knowledge.Learned;
import com.klikk.provisioner.saga.Observation.Absent;
import com.klikk.provisioner.saga.Observation.Ambiguous;
import com.klikk.provisioner.saga.Observation.Found;
import com.klikk.provisioner.saga.Observation.Unproven;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a listing proves. Intents at noon, the listing three minutes later, a settle time of one minute. */
class EvidenceTest {
    private static final Instant ASKED = NOON.plusSeconds(180);
    private static final Token OURS = Given.token();
    private static final Token OTHERS = Token.of("test", "default", "shop-2", 1);

    private final List<Listing.Entry> entries = new ArrayList<>();
    private final Set<Long> owned = new HashSet<>();
    private final Map<Long, Long> firstShownBy = new HashMap<>();
    private final List<Learned> learned = new ArrayList<>();
    private final List<Intent> open = new ArrayList<>();
    private Baseline before = new Baseline(5, true);
    private boolean adoptByName = true;

    private Observation judged(Intent intent) {
        open.add(intent);
        return evidence().about(intent);
    }

    private Evidence evidence() {
        return new Evidence(
                new Listing(ASKED, entries),
                new Knowledge(owned, firstShownBy, learned),
                open,
                new Evidence.Terms(adoptByName, Duration.ofMinutes(1)));
    }

    private Intent intent(String... names) {
        return new Intent(1, 1, OURS, NOON, NOON.plusSeconds(60), before, List.of(names), "same");
    }

    private Intent other(long saga, Instant landed, String meaning, String... names) {
        return new Intent(saga, 1, OTHERS, NOON.plusSeconds(saga), landed, before, List.of(names), meaning);
    }

    private void lists(long order, String reference, String... names) {
        firstShownBy.putIfAbsent(order, 6L);
        entries.add(Listing.Entry.of(order, reference, names.length == 0 ? null : Arrays.asList(names)));
    }

    private void knows(long order, int seconds) {
        owned.add(order);
        learned.add(new Learned(order, NOON.plusSeconds(seconds)));
    }

    private static Found byName(long order) {
        return new Found(1, order, true);
    }

    private static Absent absent() {
        return new Absent(1, ASKED);
    }

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
    void anOrderWithoutReferenceIsRecognisedByItsNames() {
        lists(80, null, "web-1", " db-1 ");

        assertThat(judged(intent("db-1", "web-1"))).isEqualTo(byName(80));
    }

    @Test
    void otherNamesOrAnotherNumberOfThemAreAnotherOrder() {
        lists(80, null, "web-2");
        lists(81, null, "web-1", "web-2");
        lists(82, null, "web-1", "web-1");

        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void anOwnedOrderIsNoCandidate() {
        lists(80, null, "web-1");
        owned.add(80L);

        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void anOrderThatWasThereBeforeTheIntentIsNoCandidate() {
        lists(80, null, "web-1");
        firstShownBy.put(80L, 5L);

        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void anIdBelowOneThatWasKnownBeforeTheIntentIsDoubtful() {
        knows(90, -10);
        lists(90, null, "db-1");
        lists(80, null, "web-1");

        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void whereNoListingWasReadJustBeforeTheIntentNamesProveNothing() {
        before = new Baseline(5, false);
        lists(80, null, "web-1");
        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
        open.clear();
        before = null;
        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void anOldListingStillExcludesWhatItShowed() {
        before = new Baseline(5, false);
        lists(80, null, "web-1");
        firstShownBy.put(80L, 4L);

        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void whereNoTokensAreShownAForeignReferenceExcludesNothing() {
        lists(80, OURS.value().substring(0, 20), "web-1");
        assertThat(judged(intent("web-1"))).as("cut off").isInstanceOf(Ambiguous.class);
        open.clear();
        lists(81, OTHERS.reference("shop order 2"), "db-1");
        assertThat(judged(intent("web-1"))).as("a token is shown").isEqualTo(absent());
    }

    @Test
    void whereReferencesAreShownAnOrderWithoutOneIsDoubtful() {
        knows(70, -10);
        lists(70, OTHERS.value(), "db-1");
        lists(80, null, "web-1");

        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void anOrderWhoseNamesCannotBeReadMayBeOurs() {
        lists(80, null);
        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
        entries.clear();
        lists(81, null, "web-1", null);
        assertThat(judged(intent("web-1", "db-1"))).isInstanceOf(Ambiguous.class);
        entries.clear();
        lists(82, null, "web-7", null);
        assertThat(judged(intent("web-1", "db-1"))).as("web-7 was not ordered").isEqualTo(absent());
    }

    @Test
    void withoutAdoptByNameAPersonDecides() {
        adoptByName = false;
        lists(80, null, "web-1");

        assertThat(judged(intent("web-1")))
                .isEqualTo(new Ambiguous(1, ASKED, List.of(80L), "adopt-by-name is off", true));
    }

    @Test
    void namesProveNothingWhileAnotherCallWithThemMayBeUnderWay() {
        lists(80, null, "web-1");
        open.add(other(2, null, "same", "web-1"));

        assertThat(judged(intent("web-1"))).isInstanceOf(Unproven.class);
        open.clear();
        open.add(other(2, ASKED.plusSeconds(1), "same", "web-1"));
        assertThat(judged(intent("web-1"))).isInstanceOf(Unproven.class);
    }

    @Test
    void namesProveNothingWhileTheCallItselfMayBeUnderWay() {
        lists(80, null, "web-1");
        Intent flying = new Intent(1, 1, OURS, NOON, ASKED.plusSeconds(1), before, List.of("web-1"), "same");

        assertThat(judged(flying)).isInstanceOf(Unproven.class);
    }

    @Test
    void anOrderThatFitsTwoRequestsOfDifferentMeaningIsAPersonsMatter() {
        lists(80, null, "web-1");
        open.add(other(2, NOON.plusSeconds(60), "different", "web-1"));

        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void requestsOfTheVerySameMeaningAreInterchangeable() {
        lists(81, null, "web-1");
        lists(80, null, "web-1");
        Intent first = intent("web-1");
        Intent second = other(2, NOON.plusSeconds(60), "same", "web-1");
        Intent third = other(3, NOON.plusSeconds(60), "same", "web-1");
        open.addAll(List.of(third, second, first));

        assertThat(evidence().about(third)).isEqualTo(byName(80));
        assertThat(evidence().about(second)).isEqualTo(byName(81));
        assertThat(evidence().about(first)).isInstanceOf(Unproven.class);
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
    void anOrderThatOnlyTheOlderRequestsCanHaveMadeIsNotLeftOver() {
        lists(80, null, "web-1");
        lists(81, null, "web-1");
        firstShownBy.put(81L, 8L);
        Intent oldest = intent("web-1");
        Intent older = other(2, NOON.plusSeconds(60), "same", "web-1");
        Intent young = new Intent(
                3,
                1,
                OTHERS,
                NOON.plusSeconds(3),
                NOON.plusSeconds(60),
                new Baseline(7, true),
                List.of("web-1"),
                "same");
        open.addAll(List.of(oldest, older, young));

        assertThat(evidence().about(older)).isEqualTo(byName(80));
        assertThat(evidence().about(young)).isEqualTo(byName(81));
        assertThat(evidence().about(oldest)).isInstanceOf(Unproven.class);
    }

    @Test
    void moreOrdersThanRequestsAreAPersonsMatter() {
        lists(80, null, "web-1");
        lists(81, null, "web-1");

        assertThat(judged(intent("web-1")))
                .isEqualTo(new Ambiguous(
                        1,
                        ASKED,
                        List.of(80L, 81L),
                        "there are more orders with these item names than requests",
                        true));
    }

    @Test
    void itemsThatCouldNotBeReadYetMayStillTellWhoseAnOrderIs() {
        lists(80, null);

        assertThat(judged(intent("web-1")))
                .isEqualTo(new Ambiguous(1, ASKED, List.of(80L), "nothing tells whose it is", false));
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
