package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of a long listing is kept: orders 1 to 9 are owned, others were shown first by the listing of their tens. */
class SiftingTest {
    private static final Token OPEN = Token.of("test", "default", "shop-1", 1);

    private final IdTable owned = new IdTable();

    private Sifting sifting(Interest interest) {
        return new Sifting(
                "default",
                Siftings.strangers(id -> id < 10 ? null : id < 1000 ? (Long) (id / 10) : StrangerStore.NEVER),
                new EngineContext(null),
                owned,
                interest);
    }

    private static OrderReading order(long id, String reference) {
        return new OrderReading(id, 200, null, reference, List.of());
    }

    private Sifting.Sifted sifted(Interest interest, OrderReading... orders) {
        Sifting sifting = sifting(interest);
        Arrays.stream(orders)
                .forEach(order -> sifting.rows(List.of(order)).await().indefinitely());
        return sifting.sifted();
    }

    private static List<Long> kept(Sifting.Sifted sifted) {
        return sifted.orders().stream().map(OrderReading::orderId).toList();
    }

    @Test
    void whereNothingIsOpenOnlyTokensOfStrangersMatter() {
        var none = new Interest(Set.of(), Long.MAX_VALUE);
        var left = sifted(none, order(1, null), order(11, OPEN.value()), order(12, null), order(1000, null));

        assertThat(kept(left)).containsExactly(11L);
        assertThat(left.newcomers()).containsExactly(1000);
        assertThat(left.echoes()).isTrue();
    }

    @Test
    void strangersThatWereThereBeforeMatterNoMore() {
        var left = sifted(new Interest(Set.of(), 5), order(51, null), order(61, null), order(1000, null));

        assertThat(kept(left)).containsExactly(61L, 1000L);
        assertThat(left.newcomers()).isEmpty();
    }

    @Test
    void anOwnedOrderWithAnOpenTokenIsKept() {
        var left = sifted(new Interest(Set.of(OPEN), 5), order(1, OPEN.value()), order(2, null));

        assertThat(kept(left)).containsExactly(1L);
    }

    @Test
    void whatMustBeListedIsFoundThoughItIsNotKept() {
        var left = sifted(new Interest(Set.of(OPEN), 5), order(1, null), order(2, null));

        assertThat(left.listed(Set.of(2L, 3L))).containsExactly(2L);
        assertThat(left.orders()).isEmpty();
    }

    @Test
    void theDatabaseIsAskedOnceWhetherAnOrderIsOwned() {
        sifted(new Interest(Set.of(), 5), order(1, null), order(11, null));

        assertThat(Map.of(1L, owned.number(1), 11L, owned.number(11))).isEqualTo(Map.of(1L, 1, 11L, 0));
    }

    @Test
    void whatIsListedNoLongerIsForgotten() {
        sifted(new Interest(Set.of(), 5), order(1, null), order(2, null));
        sifted(new Interest(Set.of(), 5), order(2, null));

        assertThat(Map.of(1L, owned.number(1), 2L, owned.number(2))).isEqualTo(Map.of(1L, 0, 2L, 1));
    }
}
