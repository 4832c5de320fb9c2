package com.klikk.provisioner.saga;

import java.time.Duration;

/** The settings that decisions depend on. */
public record Policy(
        String installation,
        Polling polling,
        Reconciling reconciling,
        Duration paymentTimeout,
        boolean cancelUnpaid,
        Duration readyTimeout) {
    /** How often an order is looked at: the first interval, and what it grows to in ordinary times and while waiting. */
    public record Polling(Duration min, Duration max, Duration payment, Duration cancelled) {}

    /**
     * How an unclear {@code order_create} is settled.
     *
     * @param callLimit from the intent until nobody can be sending the call any more
     * @param settleTime how long the provider may take to list an order, and what lies between two listings that count
     * @param cleanListings how many prove an absence
     * @param maxPlacements most placements of one request
     * @param giveUpAfter from the intent until a person is asked
     */
    public record Reconciling(
            Duration callLimit, Duration settleTime, int cleanListings, int maxPlacements, Duration giveUpAfter) {}
}
