package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Baseline;
import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.Knowledge;
import com.klikk.provisioner.saga.Listing;
import com.klikk.provisioner.saga.Observation;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Listings before purchases. The engine's context has not begun, so everything happens at once and on this thread. */
class OrderSweepTest {
    private static final ListReply EMPTY = new ListReply.Read(List.of());
    private static final ListReply UNREADABLE = new ListReply.NoAnswer("503", null);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final FakeCalls<ListReply> provider = new FakeCalls<>();
    private final SteppedClock clock = new SteppedClock();
    private final CallBudget budget = Budgets.of(new EngineContext(null), clock, 1000, 2);
    private final Calls calls = Budgets.calls(new ListingsOnly(provider), budget, clock);
    private Uni<Verdict> judged;
    private long number;

    private OrderSweep sweep(boolean adoptByName) {
        var terms = new Evidence.Terms(adoptByName, LONG);
        var reconciliation = new Reconciliation(null, null, clock) {
            @Override
            Uni<Sifting> begin(String account, EngineContext context, IdTable owned) {
                return Uni.createFrom().item(Siftings.ofStrangers(context));
            }

            @Override
            Uni<Verdict> verdict(Calls account, ItemsRead items, Shown shown, Evidence.Terms strict) {
                return judged != null ? judged : Uni.createFrom().item(judge(shown, strict));
            }
        };
        return new OrderSweep(
                calls, new EngineContext(null), reconciliation, terms, new LastListing(clock, 1000, NoDiff.IN_SIGHT));
    }

    private Verdict judge(Reconciliation.Shown shown, Evidence.Terms terms) {
        List<Listing.Entry> entries = shown.listed().orders().stream()
                .map(order -> Listing.Entry.of(order.orderId(), order.reference(), null))
                .toList();
        var listing = new Listing(shown.askedAt(), entries);
        var known = new Knowledge(Set.of(), Map.of(), List.of());
        var facts = new Facts(++number, List.of(), Map.of(), List.of(), List.of());
        return new Verdict(new Evidence(listing, known, List.of(), terms), facts, shown.askedAt());
    }

    /** Time passes with each answer, so that the rate never makes anybody wait. */
    private void answer(ListReply reply) {
        clock.step(Duration.ofMillis(5));
        provider.answer(reply);
    }

    private static <T> UniAssertSubscriber<T> begun(Uni<T> uni) {
        return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void purchaseWaitsForAListingOfItsOwnTime() {
        var before = begun(sweep(true).refreshed());
        before.assertNotTerminated();
        answer(EMPTY);

        before.assertCompleted().assertItem(new Baseline(1, true));
    }

    @Test
    void purchasesThatFollowCloselyShareIt() {
        OrderSweep sweep = sweep(true);
        var first = begun(sweep.refreshed());
        var second = begun(sweep.refreshed());
        answer(EMPTY);
        clock.step(Duration.ofMillis(50));
        var third = begun(sweep.refreshed());

        assertThat(provider.begun()).hasSize(1);
        first.assertItem(new Baseline(1, true));
        second.assertItem(new Baseline(1, true));
        third.assertItem(new Baseline(1, true));
    }

    @Test
    void listingsThatSettleCasesAreRareAndThoseOfPurchasesAreNot() {
        OrderSweep sweep = sweep(true);
        var asked = begun(sweep.ask(1, 1, Trail.NONE));
        answer(EMPTY);
        asked.assertCompleted();
        clock.step(Duration.ofMillis(500));
        var before = begun(sweep.refreshed());
        answer(EMPTY);

        before.assertItem(new Baseline(2, true));
    }

    @Test
    void listingThatCannotBeReadIsTriedAgain() {
        var before = begun(sweep(true).refreshed());
        answer(UNREADABLE);
        answer(UNREADABLE);
        before.assertNotTerminated();
        answer(EMPTY);

        before.assertItem(new Baseline(1, true));
    }

    @Test
    void purchaseGoesOnWithoutAListingInTheEnd() {
        var before = begun(sweep(true).refreshed());
        answer(UNREADABLE);
        answer(UNREADABLE);
        answer(UNREADABLE);

        before.assertCompleted().assertItem(null);
        assertThat(provider.open()).isZero();
    }

    @Test
    void listingThatGrewOldIsNotTakenForRecent() {
        OrderSweep sweep = sweep(true);
        begun(sweep.refreshed());
        answer(EMPTY);
        clock.step(LONG);
        var before = begun(sweep.refreshed());
        answer(UNREADABLE);
        answer(UNREADABLE);
        answer(UNREADABLE);

        before.assertItem(new Baseline(1, false));
    }

    @Test
    void whereTokensAreShownNoListingIsRead() {
        OrderSweep sweep = sweep(true);
        begun(sweep.refreshed());
        String reference = Sagas.TOKEN.value() + " shop order 1";
        answer(new ListReply.Read(List.of(new OrderReading(73, 1, "", reference, List.of()))));
        clock.step(LONG);

        begun(sweep.refreshed()).assertItem(new Baseline(1, false));
        assertThat(provider.begun()).hasSize(1);
    }

    @Test
    void whereNamesDecideNothingNoListingIsRead() {
        begun(sweep(false).refreshed()).assertCompleted().assertItem(null);

        assertThat(provider.begun()).isEmpty();
    }

    @Test
    void whoAsksIsAnsweredWhereJudgingFails() {
        judged = Uni.createFrom().failure(new IllegalStateException("planted"));
        var asked = begun(sweep(true).ask(1, 1, Trail.NONE));
        answer(EMPTY);

        assertThat(asked.assertCompleted().getItem()).isInstanceOf(Observation.NoAnswer.class);
    }
}
