package com.klikk.provisioner.saga;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of an account's orders when a listing is read.
 *
 * @param owned those of the listing that some saga owns or ever owned
 * @param firstShownBy the number of the listing that first showed each order of this one which no saga owns
 * @param learned orders of ours that live, with the time we learned of each: the newest before the oldest open intent, and all since
 */
public record Knowledge(Set<Long> owned, Map<Long, Long> firstShownBy, List<Learned> learned) {
    /** An order of ours, and when we learned of it. */
    public record Learned(long orderId, Instant at) {}
}
