package com.klikk.provisioner.engine;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.klikk.CancelReply;
import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.StatusReply;
import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.CancelWish;
import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Target;
import com.klikk.provisioner.saga.Tracked;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between a request and its purchase. The engine's context has not begun, so everything happens at once and on this thread. */
class RunnerTest {
    private static final CreateReply PLACED = new CreateReply.Placed(73, 200, "ok");
    private static final CreateReply WITHDRAWN = new CreateReply.NotSent("withdrawn", null, false);

    private final SteppedClock clock = new SteppedClock();
    private final List<String> steps = new ArrayList<>();
    private Duration commitTakes = Duration.ZERO;
    private Duration connectTakes = Duration.ZERO;
    private boolean alive = true;
    private Result result = Result.WON;
    private Runnable meanwhile = () -> {};

    private final Runner runner = new Runner(
            Sagas.DECIDER,
            new Committer(null, null, null, null) {
                @Override
                Uni<Result> commit(Change change) {
                    steps.add("commit " + change.decision().saga().stage().label());
                    clock.step(commitTakes);
                    return Uni.createFrom().item(result);
                }
            },
            null,
            new Membership(null, clock) {
                @Override
                boolean certain() {
                    return alive;
                }
            },
            clock);

    /** A connection, the question, and the first byte. */
    private Uni<CreateReply> create(BooleanSupplier wanted) {
        steps.add("connect");
        clock.step(connectTakes);
        meanwhile.run();
        boolean sent = wanted.getAsBoolean();
        steps.add(sent ? "send" : "hang up");
        return Uni.createFrom().item(sent ? PLACED : WITHDRAWN);
    }

    private List<String> run() {
        var budget = Budgets.of(new EngineContext(null), clock, 1000, 1);
        var calls = Budgets.calls(new CreatesOnly(this::create), budget, clock);
        var claimed = new Claimed(1, 1, Sagas.at(new Accepted(0, 0)), 0, null, null, null, null, "{}", null, null);
        runner.run(lane(calls), claimed).await().atMost(ofSeconds(10));
        return steps;
    }

    /** A look at an order that is unpaid still, long after its time: it was cancelled in vain, and an operator had that tried once more. */
    private List<String> lookAtOverdue() {
        var item = new ItemState("web-1", true, 41L, 100, "m", false, 0);
        var stage = new Tracked.Submitted(new Order(73, 100, "m", List.of(item), 0, 0, null), Sagas.NOON, true);
        var wish = new CancelWish(Target.ORDER, CancelWish.Phase.WANTED, true);
        var saga = new Saga(Sagas.at(stage).request(), stage, 5, List.of(wish), Set.of(Reason.PAYMENT_OVERDUE));
        var calls = Budgets.calls(new Overdue(), Budgets.of(new EngineContext(null), clock, 1000, 1), clock);
        runner.run(lane(calls), new Claimed(1, 1, saga, 0, null, null, null, null, null, null, null))
                .await()
                .atMost(ofSeconds(10));
        return steps;
    }

    private final class Overdue extends KnowsNothing {
        @Override
        public Uni<StatusReply> status(long orderId) {
            steps.add("look");
            clock.step(ofSeconds(1));
            var item = new OrderReading.Item(41L, 100, "web-1", "m");
            return Uni.createFrom()
                    .item(new StatusReply.Read(new OrderReading(orderId, 100, "m", null, List.of(item))));
        }

        @Override
        public Uni<CancelReply> cancelOrder(long orderId) {
            steps.add("cancel");
            result = Result.LOST;
            return Uni.createFrom().item(new CancelReply.Accepted());
        }
    }

    /** Where nothing is adopted by name, no listing is read before a purchase. */
    private OrderSweep noListings(Calls calls) {
        return new OrderSweep(
                calls,
                new EngineContext(null),
                new Reconciliation(null, null, clock),
                new Evidence.Terms(false, ofSeconds(60)),
                new LastListing(clock, 1000, NoDiff.IN_SIGHT));
    }

    private Lane lane(Calls calls) {
        var context = new EngineContext(null);
        var looks = new LookSweep(
                calls,
                context,
                new ListingPace(clock, Duration.ofSeconds(2)),
                NoDiff.IN_SIGHT,
                new Rests(context, clock));
        var sweeps = new Lane.Sweeps(
                noListings(calls),
                looks,
                new ServerSweep(calls, context, clock),
                new LiveListings(calls, clock),
                new Rests(context, clock));
        return new Lane(calls, new AccountHold("default", clock), sweeps);
    }

    @Test
    void intentIsCommittedBeforeAnythingIsSent() {
        assertThat(run()).containsExactly("commit placing", "connect", "send", "commit submitted");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2000, 4999})
    void freshIntentIsSent(int age) {
        connectTakes = ofMillis(age);

        assertThat(run()).contains("send");
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 5001, 60_000, 86_400_000})
    void intentThatGrewOldBeforeTheFirstByteIsNotSent(int age) {
        connectTakes = ofMillis(age);

        assertThat(run()).containsExactly("commit placing", "connect", "hang up", "commit accepted");
    }

    @Test
    void timeThatTheCommitTookCounts() {
        commitTakes = ofSeconds(3);
        connectTakes = ofSeconds(2);

        assertThat(run()).doesNotContain("send");
    }

    @Test
    void whoMayHaveBeenTakenForDeadSendsNothing() {
        meanwhile = () -> alive = false;

        assertThat(run()).doesNotContain("send");
    }

    @Test
    void whoIsAboutToStopSendsNothing() {
        meanwhile = runner::drain;

        assertThat(run()).doesNotContain("send");
    }

    @Test
    void whoIsAboutToStopWritesNoIntent() {
        runner.drain();

        assertThat(run()).containsExactly("commit accepted");
    }

    @Test
    void cancelForAnOverduePaymentIsFencedByAWrite() {
        assertThat(lookAtOverdue()).startsWith("look", "commit payment-required", "cancel");
    }

    @Test
    void cancelForAnOverduePaymentIsNotSentWhereSomebodyElseKnowsMore() {
        result = Result.LOST;

        assertThat(lookAtOverdue()).containsExactly("look", "commit payment-required");
    }
}
