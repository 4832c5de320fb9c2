package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Action.Look;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many looks at once. The engine's context has not begun, so no timer rings, and whoever asks next wakes the others. */
class LookSweepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FakeCalls<ListReply> provider = new FakeCalls<>();
    private final SteppedClock clock = new SteppedClock();
    private final CallBudget budget = Budgets.of(new EngineContext(null), clock, 1000, 2);
    private final Calls calls = Budgets.calls(new ListingsOnly(provider), budget, clock);
    private final List<List<OrderReading>> compared = new ArrayList<>();
    private final Set<Long> differing = new HashSet<>();
    private long due = Long.MAX_VALUE;
    private Glance remembered;
    private boolean rests;

    private final ListingComparison comparison = new ListingComparison() {
        @Override
        public Uni<Reading> begin(InHand inHand) {
            List<OrderReading> shown = new ArrayList<>();
            compared.add(shown);
            return Uni.createFrom().item(new Reading() {
                @Override
                public Uni<Void> rows(List<OrderReading> orders) {
                    shown.addAll(orders);
                    return Uni.createFrom().voidItem();
                }

                @Override
                public Uni<Boolean> end(boolean whole) {
                    return Uni.createFrom().item(whole && rests);
                }
            });
        }

        @Override
        public boolean differs(long orderId) {
            return differing.remove(orderId);
        }

        @Override
        public Optional<Glance> glance(Look look) {
            return Optional.ofNullable(remembered);
        }

        @Override
        public long dueIn() {
            return due;
        }
    };

    private final LookSweep sweep = new LookSweep(
            calls,
            new EngineContext(null),
            new ListingPace(clock, Duration.ofSeconds(2)),
            comparison,
            new Rests(new EngineContext(null), clock));

    private UniAssertSubscriber<Glance> look(long order, Look.Closeness closeness) {
        return ask(new Look(known(order, order * 10, 200), List.of(), true, closeness, PATIENCE));
    }

    private UniAssertSubscriber<Glance> ask(Look look) {
        return sweep.ask(look, Trail.NONE).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    /** First looks that wait for the same listing. */
    private List<UniAssertSubscriber<Glance>> crowd() {
        looks(1, 4);
        answer(listing(200, 4));
        var crowd = firstLooks(1, 30);
        pass(Duration.ofSeconds(2));
        return crowd;
    }

    private static Order known(long order, Long orderItemId, Integer itemStatus) {
        var item = new ItemState("web-1", true, orderItemId, itemStatus, "m", false, 0);
        return new Order(order, 200, "m", List.of(item), 0, 0, null);
    }

    /** Orders of which no more than the id is known. */
    private List<UniAssertSubscriber<Glance>> firstLooks(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(order ->
                        ask(new Look(known(order, null, null), List.of(), false, Look.Closeness.ROUGH, PATIENCE)))
                .toList();
    }

    private List<UniAssertSubscriber<Glance>> looks(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(order -> look(order, Look.Closeness.ROUGH))
                .toList();
    }

    private static OrderReading listed(long order, Integer status) {
        var item = new OrderReading.Item(order * 10, status, "web-1", "m");
        return new OrderReading(order, status, "m", null, List.of(item));
    }

    private static ListReply listing(Integer status, int orders) {
        return new ListReply.Read(IntStream.rangeClosed(1, orders)
                .mapToObj(n -> listed(n, status))
                .toList());
    }

    /** Time passes with each answer, so that the rate makes nobody wait. */
    private void answer(ListReply reply) {
        clock.step(Duration.ofMillis(5));
        provider.answer(reply);
    }

    private static List<Glance> said(List<UniAssertSubscriber<Glance>> looks) {
        return looks.stream().map(look -> look.assertCompleted().getItem()).toList();
    }

    private void pass(Duration time) {
        clock.step(time);
        look(999, Look.Closeness.ITSELF).assertItem(Glance.ITSELF);
        look(998, Look.Closeness.ROUGH);
    }

    @Test
    void oneListingAnswersAllWhoAskedBeforeIt() {
        var first = looks(1, 4);
        answer(listing(200, 4));

        assertThat(said(first)).containsOnly(Glance.SAME);
        assertThat(provider.begun()).containsExactly("order_list");
    }

    @Test
    void whoAsksWhileAListingIsUnderWayWaitsForAYoungerOne() {
        looks(1, 4);
        var late = look(3, Look.Closeness.ROUGH);
        answer(listing(200, 4));

        late.assertNotTerminated();
    }

    @Test
    void whatTheListingShowsChangedIsAskedForItself() {
        var looks = looks(1, 4);
        answer(new ListReply.Read(List.of(listed(1, 200), listed(2, 0), listed(3, null))));

        assertThat(said(looks)).containsExactly(Glance.SAME, Glance.ITSELF, Glance.ITSELF, Glance.ITSELF);
    }

    @Test
    void inACrowdFirstLooksWaitForTheListingThatShowsMore() {
        var crowd = crowd();
        answer(listing(200, 30));
        crowd.forEach(UniAssertSubscriber::assertNotTerminated);

        pass(Duration.ofSeconds(2));
        answer(listing(0, 30));

        assertThat(said(crowd)).containsOnly(Glance.ITSELF);
    }

    @Test
    void aCrowdOfFirstLooksDoesNotWaitForLong() {
        var crowd = crowd();
        answer(listing(200, 30));
        pass(Duration.ofSeconds(2));
        answer(listing(200, 30));
        crowd.forEach(UniAssertSubscriber::assertNotTerminated);

        pass(Duration.ofSeconds(1));

        assertThat(said(crowd)).containsOnly(Glance.ITSELF);
    }

    @Test
    void whereManyOrdersAreNewTheirFirstLooksWaitForAListing() {
        var crowd = crowd();
        answer(listing(0, 30));
        clock.step(Duration.ofMillis(500));
        var impatient = new Look(known(31, null, null), List.of(), false, Look.Closeness.ROUGH, Duration.ofMillis(20));
        var late = ask(impatient);
        clock.step(Duration.ofMillis(400));
        sweep.serve();
        late.assertNotTerminated();

        clock.step(Duration.ofSeconds(5));
        sweep.serve();

        assertThat(said(crowd)).containsOnly(Glance.ITSELF);
        late.assertItem(Glance.ITSELF);
    }

    @Test
    void fewFirstLooksWaitForNoOtherListing() {
        var few = firstLooks(1, 4);
        answer(listing(200, 4));

        assertThat(said(few)).containsOnly(Glance.ITSELF);
    }

    @Test
    void whateverElseTheListingShowsIsAskedForAtOnceInACrowdToo() {
        var crowd = crowd();
        List<OrderReading> listed = new ArrayList<>();
        listed.add(listed(1, 0));
        listed.add(listed(2, 100));
        listed.add(listed(3, null));
        var cancelled = new OrderReading.Item(40L, 900, "web-1", "m");
        listed.add(new OrderReading(4L, 200, "m", null, List.of(cancelled)));
        IntStream.rangeClosed(6, 30).forEach(order -> listed.add(listed(order, 200)));

        answer(new ListReply.Read(listed));

        assertThat(said(crowd.subList(0, 5))).as("and who is not listed").containsOnly(Glance.ITSELF);
        crowd.subList(5, 30).forEach(UniAssertSubscriber::assertNotTerminated);
    }

    @Test
    void whoWaitsForTheNextListingWhenTheServiceStopsIsToldSo() {
        var crowd = crowd();
        sweep.refuseAll("about to stop");
        answer(listing(200, 30));

        crowd.forEach(look -> look.assertFailedWith(NoTurn.class));
    }

    @Test
    void fewWaitForOthersAndThenAskForThemselves() {
        var few = looks(1, 2);
        clock.step(Duration.ofSeconds(4));
        look(4, Look.Closeness.ITSELF);
        few.forEach(UniAssertSubscriber::assertNotTerminated);

        pass(Duration.ofSeconds(1));

        assertThat(said(few)).containsOnly(Glance.ITSELF);
        assertThat(provider.begun()).isEmpty();
    }

    @Test
    void nobodyQueuesForItselfBehindManyWhoDo() {
        for (int i = 0; i < 10; i++) {
            calls.look("order_status", any -> Uni.createFrom().nothing())
                    .subscribe()
                    .with(reply -> {});
            clock.step(Duration.ofMillis(5));
        }
        var few = looks(1, 2);

        pass(Duration.ofSeconds(5));

        few.forEach(UniAssertSubscriber::assertNotTerminated);
    }

    @Test
    void whoeverMustBeLookedAtItselfWaitsForNobody() {
        look(1, Look.Closeness.ITSELF).assertItem(Glance.ITSELF);
    }

    @Test
    void whoeverLookedDifferentJustNowWaitsForNobody() {
        differing.add(1L);

        look(1, Look.Closeness.ROUGH).assertItem(Glance.ITSELF);
        look(1, Look.Closeness.ROUGH).assertNotTerminated();
    }

    @Test
    void listingsLieApartHoweverManyAsk() {
        looks(1, 4);
        answer(listing(200, 4));
        looks(1, 4);
        assertThat(provider.begun()).hasSize(1);

        pass(Duration.ofSeconds(2));

        assertThat(provider.begun()).hasSize(2);
    }

    @Test
    void aLongListingIsWorthItsWhileForManyOnly() {
        looks(1, 4);
        answer(listing(200, 10_000));
        clock.step(Duration.ofSeconds(3));

        looks(1, 50);
        assertThat(provider.begun()).hasSize(1);
        looks(51, 51);

        assertThat(provider.begun()).hasSize(2);
    }

    @Test
    void whereManyAskNobodyWaitsForManyMore() {
        looks(1, 4);
        answer(listing(200, 4));
        clock.step(Duration.ofSeconds(2));
        look(1, Look.Closeness.ROUGH);
        assertThat(provider.begun()).hasSize(1);

        pass(Duration.ofSeconds(1));

        assertThat(provider.begun()).hasSize(2);
    }

    @Test
    void unreadableListingsAreTriedEverMoreRarely() {
        var unread = looks(1, 4);
        answer(new ListReply.NoAnswer("503", null));
        unread.forEach(UniAssertSubscriber::assertNotTerminated);
        assertThat(sweep.room()).isZero();

        pass(Duration.ofSeconds(3));
        assertThat(provider.begun()).hasSize(1);
        pass(Duration.ofSeconds(1));
        assertThat(provider.begun()).hasSize(2);

        answer(listing(200, 4));
        assertThat(sweep.room()).isPositive();
    }

    @Test
    void aListingThatShowsNoStatusIsOfNoUse() {
        var looks = looks(1, 4);
        answer(listing(null, 4));

        assertThat(sweep.room()).isZero();
        looks.forEach(UniAssertSubscriber::assertNotTerminated);
    }

    @Test
    void whoWaitsWhenTheServiceStopsIsToldSo() {
        var waits = look(1, Look.Closeness.ROUGH);

        sweep.refuseAll("about to stop");

        waits.assertFailedWith(NoTurn.class);
    }

    @Test
    void whoGetsNothingOfTheLastListingBeforeTheServiceStopsIsToldSoToo() {
        var looks = looks(1, 4);

        sweep.refuseAll("about to stop");
        answer(new ListReply.NoAnswer("503", null));

        looks.forEach(look -> look.assertFailedWith(NoTurn.class));
    }

    @Test
    void everyListingIsCompared() {
        looks(1, 4);
        answer(listing(200, 7));

        assertThat(compared).hasSize(1);
        assertThat(compared.get(0)).hasSize(7);
    }

    @Test
    void whatIsRememberedNeedsNoListing() {
        remembered = Glance.WATCHED;

        look(1, Look.Closeness.ROUGH).assertItem(Glance.WATCHED);
        look(1, Look.Closeness.ITSELF).assertItem(Glance.ITSELF);
        assertThat(provider.begun()).isEmpty();
    }

    @Test
    void whereOrdersRestAListingIsReadAlthoughNobodyAsks() {
        rests = true;
        due = 0;
        sweep.serve();
        answer(listing(200, 600));
        due = Duration.ofSeconds(3).toNanos();
        clock.step(Duration.ofSeconds(2));
        sweep.serve();
        assertThat(provider.begun()).as("it is not time yet").hasSize(1);

        due = 0;
        sweep.serve();
        assertThat(provider.begun()).hasSize(2);
    }

    @Test
    void whereOrdersRestAListingIsOfUseThoughNobodyFindsItsOrder() {
        rests = true;
        var unlisted = look(9, Look.Closeness.ROUGH);
        due = 0;
        sweep.serve();
        answer(listing(200, 4));

        unlisted.assertItem(Glance.ITSELF);
        assertThat(sweep.room()).isPositive();
    }
}
