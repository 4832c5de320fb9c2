package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Action.Look;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What differs from one listing to the next. */
class ListingDiffTest {
    private final List<Long> hurried = new ArrayList<>();
    private final List<Long> cancelled = new ArrayList<>();
    private boolean away;
    private boolean leads = true;
    private boolean rested;
    private Set<Long> inHand = Set.of();

    private final ChangedOrders store = new ChangedOrders(null, null, null, null) {
        @Override
        Uni<Lead> lead(String account, Duration lease) {
            return Uni.createFrom().item(new Lead(leads, false, false));
        }

        @Override
        Uni<Hurried> hurry(String account, Changed changed) {
            hurried.addAll(changed.orders());
            cancelled.addAll(changed.cancelled());
            return away
                    ? Uni.createFrom().failure(new IllegalStateException("the database is away"))
                    : Uni.createFrom().item(new Hurried(!changed.orders().isEmpty(), inHand));
        }
    };

    private final EngineContext context = new EngineContext(null);
    private final Clock clock = new Clock();
    private final CoverageStore rests = new CoverageStore(null, null) {
        @Override
        Uni<Written> compared(String account, Rest rest, Duration enough) {
            return Uni.createFrom().item(new Written(true, false, false));
        }
    };
    private final Coverage coverage = new Coverage(
            "default",
            rests,
            new ServerWatch(null, context, clock, Duration.ofMinutes(5)),
            clock,
            new Coverage.Terms(Duration.ofMinutes(5), Duration.ofHours(6)));
    private final ListingDiff diff =
            new ListingDiff("default", new Listings(null, null, store, null, clock), context, coverage, () -> {});

    private static OrderReading order(long id, Integer status, Integer... items) {
        List<OrderReading.Item> rows = new ArrayList<>();
        for (int i = 0; i < items.length; i++) {
            rows.add(new OrderReading.Item(id * 10 + i, items[i], "web-" + i, null));
        }
        return new OrderReading(id, status, null, null, rows.isEmpty() ? null : rows);
    }

    private List<Long> shown(OrderReading... orders) {
        return shown(true, orders);
    }

    private List<Long> shown(boolean whole, OrderReading... orders) {
        hurried.clear();
        cancelled.clear();
        var reading = diff.begin(ListingComparison.InHand.NONE).await().indefinitely();
        reading.rows(List.of(orders)).await().indefinitely();
        rested = reading.end(whole).await().indefinitely();
        return List.copyOf(hurried);
    }

    private static OrderReading[] orders(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(id -> order(id, 200)).toArray(OrderReading[]::new);
    }

    @Test
    void theFirstListingTellsOnlyWhatWasCancelled() {
        assertThat(shown(order(1, 200), order(2, 0), order(3, 900))).containsExactly(3L);
        assertThat(cancelled).containsExactly(3L);
    }

    @Test
    void whatLooksDifferentIsHurriedOnce() {
        shown(order(1, 200, 200), order(2, 200, 200), order(3, 200, 200, 200));

        assertThat(shown(order(1, 0, 0), order(2, 200, 200), order(3, 200, 200, 900)))
                .containsExactly(1L, 3L);
        assertThat(cancelled).isEmpty();
        assertThat(shown(order(1, 0, 0), order(2, 200, 200), order(3, 200, 200, 900)))
                .isEmpty();
    }

    @Test
    void anOrderCancelledByHandIsKnownAsSuch() {
        shown(order(1, 0, 0));

        assertThat(shown(order(1, 900, 900))).containsExactly(1L);
        assertThat(cancelled).containsExactly(1L);
    }

    @Test
    void aMissingStatusIsNoChangeAndNeitherIsItsReturn() {
        shown(order(1, 200));

        assertThat(shown(order(1, null))).isEmpty();
        assertThat(shown(order(1, 200))).isEmpty();
    }

    @Test
    void anOrderThatIsNewIsNobodysMatterHereAndOneThatIsGoneIsLookedAtOnce() {
        shown(order(1, 200));

        assertThat(shown(order(2, 200))).containsExactly(1L);
        assertThat(shown(order(2, 200))).isEmpty();
        assertThat(shown(order(1, 200), order(2, 200))).isEmpty();
    }

    @Test
    void aListingThatLacksManyOrdersHasOnlySomeOfThemLookedAt() {
        shown(orders(1, 1000));

        assertThat(shown(orders(1, 600))).hasSize(100);
        assertThat(shown(orders(1, 600))).hasSize(100);
    }

    private static OrderReading[] orders(int pending, int all, Integer then) {
        return IntStream.rangeClosed(1, all)
                .mapToObj(id -> id <= pending ? order(id, 200, 200) : order(id, then, then))
                .toArray(OrderReading[]::new);
    }

    private void somebodyWaits() {
        var item = new ItemState("web-0", true, 10L, 200, "m", false, 0);
        var known = new Order(1, 200, "m", List.of(item), 0, 0, null);
        diff.glance(new Look(known, List.of(), true, Look.Closeness.ROUGH, Duration.ofMinutes(5)));
    }

    @Test
    void ordersThatAreOverMayLeaveManyAtATimeAndAreAskedForOnce() {
        for (Integer over : List.of(0, 900)) {
            shown(orders(600, 3000, over));
            somebodyWaits();

            assertThat(shown(orders(600, 600, over)))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(601, 3000).boxed().toList());
            assertThat(rested).isTrue();
            assertThat(shown(orders(600, 600, over))).isEmpty();
        }
    }

    @Test
    void whereLivingOrdersAreLackingTooNobodyRestsAndThoseThatWereOverAreKept() {
        shown(orders(1000, 3000, 0));
        somebodyWaits();

        assertThat(shown(orders(600, 600, 0))).hasSize(100).allMatch(id -> id <= 1000);
        assertThat(rested).isFalse();
        assertThat(shown(orders(1000, 1000, 0))).hasSize(2000).allMatch(id -> id > 1000);
        assertThat(rested).isTrue();
    }

    @Test
    void aListingThatWasCutShortTellsOfNobodysEnd() {
        shown(order(1, 200), order(2, 200));

        assertThat(shown(false, order(1, 0))).containsExactly(1L);
        assertThat(shown(order(1, 0), order(2, 0))).containsExactly(2L);
    }

    @Test
    void whoeverWasInHandIsHurriedAgain() {
        shown(order(1, 200));
        inHand = Set.of(1L);
        shown(order(1, 0));
        inHand = Set.of();

        assertThat(shown(order(1, 0))).containsExactly(1L);
        assertThat(shown(order(1, 0))).isEmpty();
    }

    @Test
    void aChangeThatTheDatabaseCouldNotTakeIsHurriedAgain() {
        shown(order(1, 200));
        away = true;
        shown(order(1, 0));
        away = false;

        assertThat(shown(order(1, 0))).containsExactly(1L);
    }

    @Test
    void aCancellationThatTheDatabaseCouldNotTakeIsToldAsOneAgain() {
        shown(order(1, 0));
        away = true;
        shown(order(1, 900));
        away = false;

        assertThat(shown(order(1, 900))).contains(1L);
        assertThat(cancelled).containsExactly(1L);
        assertThat(shown(order(1, 900))).isEmpty();
    }

    @Test
    void whoDoesNotLeadBeginsAnew() {
        shown(order(1, 200));
        leads = false;
        shown(order(1, 0));
        leads = true;

        assertThat(hurried).isEmpty();
        assertThat(shown(order(1, 0))).isEmpty();
    }
}
