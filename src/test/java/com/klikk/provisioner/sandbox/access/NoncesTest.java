package com.klikk.provisioner.sandbox.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Nonces nonces = new Nonces(Duration.ofSeconds(10), now::get);

    @Test
    void everyCountIsGoodOnceInAnySequence() {
        String nonce = nonces.issue();

        assertThat(nonces.use(nonce, 2)).isTrue();
        assertThat(nonces.use(nonce, 1)).isTrue();
        assertThat(nonces.use(nonce, 2)).isFalse();
        assertThat(nonces.use(nonce, 0xffffffffL)).isTrue();
    }

    @Test
    void nonceEndsWithItsLifetimeAlsoWhereTheMonotonicClockOverflows() {
        String nonce = nonces.issue();
        now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertThat(nonces.use(nonce, 1)).isTrue();

        now.incrementAndGet();

        assertThat(nonces.use(nonce, 2)).isFalse();
    }

    @Test
    void nobodysNonceIsNoNonce() {
        assertThat(nonces.use("made up", 1)).isFalse();
    }

    @Test
    void noTwoNoncesAreTheSameAndTheOldestMakeRoom() {
        String first = nonces.issue();
        Set<String> others = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            others.add(nonces.issue());
        }

        assertThat(others).hasSize(10_000).doesNotContain(first);
        assertThat(nonces.use(first, 1)).isFalse();
    }

    @Test
    void expiredOnesAreGone() {
        String nonce = nonces.issue();

        nonces.expireAll();

        assertThat(nonces.use(nonce, 1)).isFalse();
    }
}
