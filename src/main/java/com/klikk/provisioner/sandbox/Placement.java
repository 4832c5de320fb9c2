package com.klikk.provisioner.sandbox;

import java.time.Instant;

/**
 * How an order came to be.
 *
 * @param profile its owner
 * @param reference the order's own reference, {@code ""} if none was given
 * @param placedAt when {@code order_create} was accepted, virtual time
 * @param visibleAt from when on the provider's answers show it
 */
public record Placement(Profile profile, String reference, Instant placedAt, Instant visibleAt) {}
