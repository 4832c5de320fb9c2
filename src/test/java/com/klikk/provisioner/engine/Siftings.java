package com.klikk.provisioner.engine;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Listings that are sifted where no saga owns anything. */
final class Siftings {
    private Siftings() {}

    /** Every order matters. */
    static Sifting ofStrangers(EngineContext context) {
        return new Sifting(
                "default", strangers(order -> StrangerStore.NEVER), context, new IdTable(), new Interest(Set.of(), -1));
    }

    /** A store that knows of each order which listing showed it first; null where a saga owns it. */
    static StrangerStore strangers(Function<Long, Long> shownBy) {
        return new StrangerStore(null) {
            @Override
            Uni<Map<Long, Long>> among(String account, List<Long> orders) {
                return Uni.createFrom()
                        .item(orders.stream()
                                .filter(order -> shownBy.apply(order) != null)
                                .collect(Collectors.toMap(order -> order, shownBy)));
            }
        };
    }
}
