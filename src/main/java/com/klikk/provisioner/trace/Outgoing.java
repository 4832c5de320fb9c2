package com.klikk.provisioner.trace;

/**
 * An event on its way to Kafka.
 *
 * @param account one that is configured
 * @param id its {@code ce_id}
 * @param topic or several, separated by commas
 */
public record Outgoing(Origin origin, String requestId, String account, String id, String type, String topic) {}
