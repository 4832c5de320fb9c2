package com.klikk.provisioner.sandbox;

import java.time.Instant;

/**
 * How an order came to be.
 *
 * @param profile its owner
 * @param reference the order's own reference, {@code ""} if none was given
 * @param placedAt when it was made, virtual time
 * @param visibleAt from when on the provider's answers show it, virtual time
 * @param madeAt when it was made, real time
 */
public record Placement(Profile profile, String reference, Instant placedAt, Instant visibleAt, Instant madeAt) {}
