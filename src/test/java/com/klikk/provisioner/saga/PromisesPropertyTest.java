package com.klikk.provisioner.saga;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Histories.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promises 1 and 2 to consumers hold whatever the provider shows, in whatever order, however often, with whatever gaps. */
class PromisesPropertyTest {
    private static final int RUNS = 5_000;
    private static final List<EventType> WAY =
            List.of(EventType.ACCEPTED, EventType.SUBMITTED, EventType.PAID, EventType.PENDING, EventType.COMPLETED);

    /** What was told, and the saga in the end. */
    private record Outcome(Saga saga, List<LifecycleEvent> events) {
        int first(EventType type) {
            return IntStream.range(0, events.size())
                    .filter(i -> events.get(i).type() == type)
                    .findFirst()
                    .orElse(-1);
        }

        List<LifecycleEvent> all(EventType type) {
            return events.stream().filter(event -> event.type() == type).toList();
        }
    }

    private static void forEachHistory(Consumer<Outcome> promise) {
        Seeds.forEach(RUNS, Histories::afterPlacement, steps -> promise.accept(run(steps)));
    }

    private static Outcome run(List<Step> steps) {
        Decision decision = Given.DECIDER.accept(Given.request("web-1", "web-2"), Given.NOON);
        List<LifecycleEvent> events = new ArrayList<>(decision.events());
        decision = Given.DECIDER.decide(decision.saga(), new Observation.Due(), Given.NOON, 0);
        Instant now = Given.NOON;
        for (Step step : steps) {
            now = now.plus(step.later());
            decision = Given.DECIDER.decide(decision.saga(), step.observation(), now, 0);
            events.addAll(decision.events());
        }
        return new Outcome(decision.saga(), events);
    }

    @Test
    void sequencesHaveNoHole() {
        forEachHistory(outcome -> assertThat(outcome.events())
                .extracting(LifecycleEvent::sequence)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, outcome.events().size())
                                .boxed()
                                .toList()));
    }

    @Test
    void milestonesComeInOrderAndOnce() {
        forEachHistory(outcome -> {
            List<EventType> seen = outcome.events().stream()
                    .map(LifecycleEvent::type)
                    .filter(WAY::contains)
                    .toList();
            assertThat(seen).isEqualTo(WAY.subList(0, seen.size()));
        });
    }

    @Test
    void paymentIsAskedForAtMostOnceAndBeforeItIsPaid() {
        forEachHistory(outcome -> {
            assertThat(outcome.all(EventType.PAYMENT_REQUIRED)).hasSizeLessThanOrEqualTo(1);
            int required = outcome.first(EventType.PAYMENT_REQUIRED);
            int paid = outcome.first(EventType.PAID);
            assertThat(required < 0 || paid < 0 || required < paid).isTrue();
        });
    }

    @Test
    void aServerIsReadyOnceAndAfterPending() {
        forEachHistory(outcome -> {
            List<LifecycleEvent> ready = outcome.all(EventType.SERVER_READY);
            assertThat(ready).extracting(event -> event.detail().itemName()).doesNotHaveDuplicates();
            int first = outcome.first(EventType.SERVER_READY);
            assertThat(first < 0 || (outcome.first(EventType.PENDING) >= 0 && outcome.first(EventType.PENDING) < first))
                    .isTrue();
            assertThat(ready).as("four come before it").allMatch(event -> event.sequence() > 4);
        });
    }

    @Test
    void anItemIsCancelledOnce() {
        forEachHistory(outcome -> assertThat(outcome.all(EventType.ITEM_CANCELLED))
                .extracting(event -> event.detail().itemName())
                .doesNotHaveDuplicates());
    }

    @Test
    void onlyPendingIsEverInferred() {
        forEachHistory(outcome -> assertThat(outcome.events().stream().filter(LifecycleEvent::inferred))
                .allMatch(event -> event.type() == EventType.PENDING));
    }

    @Test
    void theEndIsMarkedAndNothingGoesOnAfterACancelledOrder() {
        forEachHistory(outcome -> {
            boolean marked = outcome.events().stream().anyMatch(LifecycleEvent::ended);
            assertThat(marked).isEqualTo(outcome.saga().stage().ended());
            int cancelled = outcome.first(EventType.CANCELLED);
            Set<EventType> after = EnumSet.noneOf(EventType.class);
            if (cancelled >= 0) {
                outcome.events()
                        .subList(cancelled + 1, outcome.events().size())
                        .forEach(event -> after.add(event.type()));
            }
            assertThat(after).isSubsetOf(EventType.ATTENTION);
        });
    }

    @Test
    void nothingIsEverPlacedAgain() {
        Seeds.forEach(RUNS, Histories::afterPlacement, steps -> {
            Saga saga = run(steps).saga();
            Decision due = Given.DECIDER.decide(saga, new Observation.Due(), Given.NOON, 0);
            assertThat(due.action()).isNotInstanceOf(Action.Place.class);
        });
    }

    @Test
    void aDecisionDependsOnNothingButItsInput() {
        Seeds.forEach(
                200, Histories::afterPlacement, steps -> assertThat(run(steps)).isEqualTo(run(steps)));
    }

    @Test
    void theGeneratorReachesEveryStageThatFollowsAPlacement() {
        List<Class<?>> reached = new ArrayList<>();
        Seeds.forEach(
                2000,
                Histories::afterPlacement,
                steps -> reached.add(
                        Objects.requireNonNull(run(steps).saga().stage()).getClass()));
        assertThat(reached)
                .contains(
                        Tracked.Submitted.class,
                        Tracked.Pending.class,
                        Tracked.Completed.class,
                        Tracked.Live.class,
                        Over.Cancelled.class);
    }
}
