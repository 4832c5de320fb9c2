package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Policy;
import java.time.Duration;

/**
 * How one year's provider and service are set up.
 *
 * @param echo listings show the orders' references
 * @param hides for how long at most listings hide a new order
 * @param bare listings show orders without their items now and then
 * @param retention how long sagas that ended are kept
 */
record Habits(boolean echo, Duration hides, boolean bare, boolean adoptByName, Policy policy, Duration retention) {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(65);

    /** Whether references are shown, orders are in time, and unpaid ones cancelled goes by the seed itself, so that four years in a row have it all. */
    static Habits drawn(long seed, Chance chance) {
        Duration settle = Duration.ofMinutes(chance.in(3) ? 5 : 1);
        boolean inTime = (seed & 1) == 0;
        boolean cancelUnpaid = inTime == ((seed & 2) == 0);
        var polling = new Policy.Polling(
                Duration.ofSeconds(2), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(12));
        var reconciling = new Policy.Reconciling(CALL_LIMIT, settle, 3, 3, Duration.ofMinutes(chance.in(3) ? 60 : 30));
        return new Habits(
                (seed & 2) == 0,
                inTime ? settle : Duration.ofHours(12),
                chance.in(3),
                !chance.in(5),
                new Policy("year", polling, reconciling, Duration.ofDays(14), cancelUnpaid, Duration.ofHours(1)),
                Duration.ofDays(30 + 30 * chance.below(3)));
    }

    /** Listings show each order within the settle time, and whose it is: then no request may have two. */
    boolean oneOrder() {
        return echo && hides.compareTo(policy.reconciling().settleTime()) <= 0;
    }
}
