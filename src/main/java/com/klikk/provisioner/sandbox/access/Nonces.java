package com.klikk.provisioner.sandbox.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** The nonces handed out, with the counts that each was used with: out of sequence is well, twice is a replay. */
final class Nonces {
    private static final int MOST_NONCES = 10_000;
    private static final int MOST_USES = 100_000;

    private record Issued(long atNanos, Set<Long> counts) {}

    private final Map<String, Issued> issued = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final long lifetimeNanos;
    private final LongSupplier nanoTime;

    /** {@code nanoTime} is a monotonic clock. */
    Nonces(Duration lifetime, LongSupplier nanoTime) {
        this.lifetimeNanos = lifetime.toNanos();
        this.nanoTime = nanoTime;
    }

    synchronized String issue() {
        dropOld();
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().encodeToString(bytes);
        issued.put(nonce, new Issued(nanoTime.getAsLong(), new HashSet<>()));
        return nonce;
    }

    /** Whether the nonce is good for this count, which it is once. */
    synchronized boolean use(String nonce, long count) {
        Issued known = issued.get(nonce);
        return known != null
                && !old(known)
                && known.counts().size() < MOST_USES
                && known.counts().add(count);
    }

    synchronized void expireAll() {
        issued.clear();
    }

    // The oldest come first.
    private void dropOld() {
        Iterator<Issued> oldest = issued.values().iterator();
        while (oldest.hasNext() && (old(oldest.next()) || issued.size() >= MOST_NONCES)) {
            oldest.remove();
        }
    }

    private boolean old(Issued one) {
        return nanoTime.getAsLong() - one.atNanos() >= lifetimeNanos;
    }
}
