package com.klikk.provisioner.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One request never yields two orders as long as the provider lists an order within the settle time; and no order is ever unknown. */
class OneOrderPropertyTest {
    private static final int RUNS = 100;
    private static final Duration IN_TIME = Given.POLICY.reconciling().settleTime();
    private static final Duration LATE = Duration.ofHours(1);

    private interface Promise {
        void holds(Marketplace market, Shop shop);
    }

    private static void forEachRun(Marketplace.Habits habits, Promise promise) {
        Long replayed = Long.getLong("seed");
        long first = replayed == null ? new Random().nextLong() : replayed;
        for (long seed = first; seed < first + (replayed == null ? RUNS : 1); seed++) {
            Random random = new Random(seed);
            Marketplace market = new Marketplace(random, habits);
            Shop shop = new Shop(random, market).run();
            try {
                promise.holds(market, shop);
            } catch (AssertionError broken) {
                throw new AssertionError("replay with -Dseed=" + seed, broken);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noMoreOrdersThanRequests(boolean echo) {
        forEachRun(new Marketplace.Habits(echo, IN_TIME), (market, shop) -> {
            for (String name : names(market)) {
                long made = market.orders().stream()
                        .filter(order -> order.names().contains(name))
                        .count();
                long wanted = shop.sagas().values().stream()
                        .filter(saga -> saga.request().orders(name))
                        .count();
                assertThat(made).as("orders of " + name).isLessThanOrEqualTo(wanted);
            }
        });
    }

    @Test
    void noRequestHasTwoOrdersWhereReferencesAreShown() {
        forEachRun(
                new Marketplace.Habits(true, IN_TIME),
                (market, shop) -> assertThat(market.orders().stream().map(Marketplace.Made::request))
                        .doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noOrderHasTwoOwners(boolean echo) {
        forEachRun(
                new Marketplace.Habits(echo, LATE),
                (market, shop) -> assertThat(owned(shop)).doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noOrderIsUnknownHoweverLateItIsListed(boolean echo) {
        forEachRun(new Marketplace.Habits(echo, LATE), (market, shop) -> {
            List<Marketplace.Made> unowned = new ArrayList<>(market.orders());
            unowned.removeIf(order -> market.owned().contains(order.id()));
            for (Marketplace.Made order : unowned) {
                assertThat(shop.told())
                        .as("somebody is told of order %s of %s", order.id(), order.names())
                        .anyMatch(id -> shop.sagas()
                                .get(id)
                                .request()
                                .orders(order.names().get(0)));
            }
        });
    }

    @Test
    void everythingIsSettledWithoutAPersonWhereReferencesAreShownInTime() {
        forEachRun(new Marketplace.Habits(true, IN_TIME), (market, shop) -> {
            for (Saga saga : shop.sagas().values()) {
                boolean outOfPlacements = saga.stage() instanceof Unsure unsure && unsure.absences() == 2;
                assertThat(saga.stage() instanceof Tracked || outOfPlacements)
                        .as("%s stands at %s", saga.request().requestId(), saga.stage())
                        .isTrue();
            }
        });
    }

    private static Set<String> names(Marketplace market) {
        Set<String> names = new HashSet<>();
        market.orders().stream()
                .filter(order -> !"before".equals(order.request()))
                .forEach(order -> names.addAll(order.names()));
        return names;
    }

    private static List<Long> owned(Shop shop) {
        return shop.sagas().values().stream()
                .filter(saga -> saga.stage() instanceof Tracked)
                .map(saga -> ((Tracked) saga.stage()).order().id())
                .toList();
    }
}
