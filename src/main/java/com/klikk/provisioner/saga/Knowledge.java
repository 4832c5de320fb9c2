package com.klikk.provisioner.saga;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of an account's orders when a listing is read.
 *
 * @param owned those of the listing that some saga owns or ever owned
 * @param firstSeen when orders of the listing that no saga owns were first seen in one
 * @param learned orders of ours that live, with the time we learned of each: the newest before the oldest open intent, and all since
 * @param listedSince when a listing of the account was read for the first time, which may be this one
 */
public record Knowledge(Set<Long> owned, Map<Long, Instant> firstSeen, List<Learned> learned, Instant listedSince) {
    /** An order of ours, and when we learned of it. */
    public record Learned(long orderId, Instant at) {}
}
