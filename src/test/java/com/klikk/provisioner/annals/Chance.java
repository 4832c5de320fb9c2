package com.klikk.provisioner.annals;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What is left to chance, all of it drawn from one seed. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Once in so many times. */
    boolean in(int times) {
        return random.nextInt(times) == 0;
    }

    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    /** Short ones as likely as long ones, so that seconds count beside months. */
    Duration anyOf(Duration least, Duration most) {
        double low = Math.log((double) least.toMillis());
        double grown = Math.exp(low + random.nextDouble() * (Math.log((double) most.toMillis()) - low));
        return Duration.ofMillis((long) grown);
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
