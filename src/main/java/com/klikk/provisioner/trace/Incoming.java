package com.klikk.provisioner.trace;

/**
 * A request that is being taken in.
 *
 * @param traceparent what came with it, null where nothing valid did
 * @param requestId null where it could not be read
 * @param account one that is configured
 * @param source null where it came over HTTP
 */
public record Incoming(String traceparent, String requestId, String account, Source source) {
    /** Where a message lies. */
    public record Source(String topic, int partition, long offset) {}
}
