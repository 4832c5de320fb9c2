package com.klikk.provisioner.saga;

import java.time.Duration;

/** The settings that decisions depend on. */
public record Policy(
        String installation, Polling polling, Duration paymentTimeout, boolean cancelUnpaid, Duration readyTimeout) {
    /** How often an order is looked at: the first interval, and what it grows to in ordinary times and while waiting. */
    public record Polling(Duration min, Duration max, Duration payment, Duration cancelled) {}
}
