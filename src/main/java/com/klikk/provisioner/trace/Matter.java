package com.klikk.provisioner.trace;

/**
 * What a call was about.
 *
 * @param orderId null while it is not known
 * @param attempt the {@code order_create}'s, null where the order is known
 */
public record Matter(String requestId, Long orderId, Integer attempt) {}
