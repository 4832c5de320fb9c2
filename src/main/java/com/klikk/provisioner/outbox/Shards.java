package com.klikk.provisioner.outbox;

import java.util.BitSet;
import java.util.stream.Stream;

/** Which part of the outbox a request belongs to: all its events go through one relay at a time, in order. */
public final class Shards {
    /** As many as {@code relay_shard} has rows. */
    public static final int COUNT = 4;

    private Shards() {}

    /** The shard of a request id. */
    public static short of(String requestId) {
        return (short) Math.floorMod(requestId.hashCode(), COUNT);
    }

    /** The shards of these request ids. */
    public static BitSet of(Stream<String> requestIds) {
        BitSet shards = new BitSet(COUNT);
        requestIds.forEach(id -> shards.set(of(id)));
        return shards;
    }
}
