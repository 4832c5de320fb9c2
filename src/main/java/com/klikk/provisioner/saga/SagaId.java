package com.klikk.provisioner.saga;

/** A saga's public id, the first part of every {@code ce_id}. Derived, so that a restored database finds the same one. */
public record SagaId(String value) {
    /** The id of the saga that serves a request. */
    public static SagaId of(String installation, String account, String requestId) {
        return new SagaId(Derivation.hex(32, "saga", installation, account, requestId));
    }

    /** The id under which a message that never became a saga is rejected: derived from its position. */
    public static SagaId ofPosition(String installation, String topic, int partition, long offset, long timestamp) {
        return new SagaId(Derivation.hex(
                32,
                "position",
                installation,
                topic,
                Integer.toString(partition),
                Long.toString(offset),
                Long.toString(timestamp)));
    }

    @Override
    public String toString() {
        return value;
    }
}
