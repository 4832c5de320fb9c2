package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.OrderReading;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What differs from one listing to the next. */
class ListingDiffTest {
    private final List<ChangedOrders.Changed> hurried = new ArrayList<>();
    private boolean leads = true;
    private Set<Long> inHand = Set.of();

    private final ChangedOrders store = new ChangedOrders(null, null, null, null) {
        @Override
        Uni<Boolean> lead(String account) {
            return Uni.createFrom().item(leads);
        }

        @Override
        Uni<Hurried> hurry(String account, Changed changed) {
            hurried.add(changed);
            return Uni.createFrom().item(new Hurried(true, !changed.orders().isEmpty(), inHand));
        }
    };

    private final ListingDiff diff = new ListingDiff("default", store, new EngineContext(null), () -> {});

    private static OrderReading order(long id, Integer status, Integer... items) {
        List<OrderReading.Item> rows = new ArrayList<>();
        for (int i = 0; i < items.length; i++) {
            rows.add(new OrderReading.Item(id * 10 + i, items[i], "web-" + i, null));
        }
        return new OrderReading(id, status, null, null, rows.isEmpty() ? null : rows);
    }

    private ChangedOrders.Changed shown(OrderReading... orders) {
        diff.shown(List.of(orders));
        return hurried.get(hurried.size() - 1);
    }

    @Test
    void theFirstListingTellsOnlyWhatWasCancelled() {
        assertThat(shown(order(1, 200), order(2, 0), order(3, 900)))
                .isEqualTo(new ChangedOrders.Changed(List.of(3L), List.of(3L)));
    }

    @Test
    void whatLooksDifferentIsHurriedOnce() {
        shown(order(1, 200, 200), order(2, 200, 200), order(3, 200, 200, 200));

        assertThat(shown(order(1, 0, 0), order(2, 200, 200), order(3, 200, 200, 900)))
                .isEqualTo(new ChangedOrders.Changed(List.of(1L, 3L), List.of()));
        assertThat(shown(order(1, 0, 0), order(2, 200, 200), order(3, 200, 200, 900))
                        .orders())
                .isEmpty();
    }

    @Test
    void anOrderCancelledByHandIsKnownAsSuch() {
        shown(order(1, 0, 0));

        assertThat(shown(order(1, 900, 900))).isEqualTo(new ChangedOrders.Changed(List.of(1L), List.of(1L)));
    }

    @Test
    void aMissingStatusIsNoChangeAndNeitherIsItsReturn() {
        shown(order(1, 200));

        assertThat(shown(order(1, null)).orders()).isEmpty();
        assertThat(shown(order(1, 200)).orders()).isEmpty();
    }

    @Test
    void ordersThatAreNewOrGoneAreNobodysMatterHere() {
        shown(order(1, 200));

        assertThat(shown(order(2, 200)).orders()).isEmpty();
    }

    @Test
    void whoeverWasInHandIsHurriedAgain() {
        shown(order(1, 200));
        inHand = Set.of(1L);
        shown(order(1, 0));
        inHand = Set.of();

        assertThat(shown(order(1, 0)).orders()).containsExactly(1L);
        assertThat(shown(order(1, 0)).orders()).isEmpty();
    }

    @Test
    void whoDoesNotLeadBeginsAnew() {
        shown(order(1, 200));
        leads = false;
        diff.shown(List.of(order(1, 0)));
        leads = true;

        assertThat(hurried).hasSize(1);
        assertThat(shown(order(1, 0)).orders()).isEmpty();
    }
}
