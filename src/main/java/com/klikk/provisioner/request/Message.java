package com.klikk.provisioner.request;

import java.util.List;

/** A record of the request topic as it came: bytes and position. Key, value and header values may be null. */
@SuppressWarnings("ArrayRecordComponent")
public record Message(
        String topic, int partition, long offset, long timestamp, byte[] key, byte[] value, List<Header> headers) {
    /** One header as it came. */
    public record Header(String name, byte[] value) {}

    /** The request id of whoever gave none. */
    String position() {
        return topic + ":" + partition + ":" + offset + ":" + timestamp;
    }
}
