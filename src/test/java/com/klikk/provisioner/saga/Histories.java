package com.klikk.provisioner.saga;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generated histories of an order of two items: what the provider shows, with gaps, repetitions, regressions and misreadings. */
final class Histories {
    /** An observation and how long after the one before it was made. */
    record Step(Observation observation, Duration later) {}

    private static final Integer[] CODES = {100, 101, 200, 299, 0, 0, 200, 900, null, 404};

    private final Random random;
    private Integer order = 100;
    private final Integer[] items = {100, 100};

    private Histories(Random random) {
        this.random = random;
    }

    /** From the placement on; mostly forward, sometimes anything. */
    static List<Step> afterPlacement(Random random) {
        Histories provider = new Histories(random);
        List<Step> steps = new ArrayList<>();
        steps.add(provider.step(new Observation.Placed(1, Given.ORDER, provider.any(), "placed")));
        int length = 1 + random.nextInt(30);
        for (int i = 0; i < length; i++) {
            steps.add(provider.step(provider.next()));
        }
        return steps;
    }

    private Step step(Observation observation) {
        return new Step(observation, Duration.ofSeconds(random.nextInt(1200)));
    }

    private Observation next() {
        return switch (random.nextInt(14)) {
            case 0 -> new Observation.NotFound();
            case 1 -> new Observation.NoAnswer("timed out", null);
            case 2 -> new Observation.ReadHeld("401");
            case 3 -> new Observation.Due();
            case 4 -> new Observation.CancelAsked(target());
            case 5 -> cancelReply(target());
            case 6 -> new Observation.Placed(1 + random.nextInt(2), Given.ORDER + random.nextInt(2), any(), "again");
            case 7 -> new Observation.Seen(anything());
            default -> new Observation.Seen(forward());
        };
    }

    private Observation cancelReply(Target target) {
        return switch (random.nextInt(3)) {
            case 0 -> new Observation.CancelAccepted(target);
            case 1 -> new Observation.CancelNotFound(target);
            default -> new Observation.CancelRefused(target, "no");
        };
    }

    private Target target() {
        return random.nextBoolean() ? Target.ORDER : new Target("web-" + (1 + random.nextInt(2)), null);
    }

    private Integer any() {
        return CODES[random.nextInt(CODES.length)];
    }

    private Sight anything() {
        return servers(Given.sight(any(), any(), any()));
    }

    /** The provider's own life: 1xx, 2xx, 0, each item for itself; now and then one is cancelled, or the order is. */
    private Sight forward() {
        for (int i = 0; i < items.length; i++) {
            items[i] = random.nextInt(30) == 0 ? 900 : advance(items[i]);
        }
        boolean whole = items[0] == 0 && items[1] == 0;
        order = random.nextInt(60) == 0 ? 900 : whole ? Integer.valueOf(0) : advance(order);
        return servers(Given.sight(order, items));
    }

    private Integer advance(Integer code) {
        if (code == 900 || random.nextInt(3) > 0) {
            return code;
        }
        return code == 100 ? 200 : 0;
    }

    private Sight servers(Sight sight) {
        return switch (random.nextInt(4)) {
            case 0 -> Given.withServers(sight);
            case 1 -> Given.withServers(sight, 1000);
            case 2 -> Given.withServers(sight, 1000, 1001);
            default -> sight;
        };
    }
}
