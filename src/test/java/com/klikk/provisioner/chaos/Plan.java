package com.klikk.provisioner.chaos;

import com.klikk.provisioner.chaos.Step.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All that will go wrong and when: the same seed plans the same. */
final class Plan {
    /** Longer than it takes the others to count a replica as dead. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** Where nobody else does the work, a longer pause only means that nothing happens. */
    private static final Duration LONGEST_PAUSE_ALONE = Duration.ofSeconds(2);

    private final Scale scale;
    private final List<Step> steps = new ArrayList<>();

    private Plan(Scale scale) {
        this.scale = scale;
    }

    static List<Step> drawn(Scale scale, int accounts) {
        Plan plan = new Plan(scale);
        Duration pause = pause(scale);
        plan.often(Kind.KILL, 3, 6, Duration.ofSeconds(1), scale.replicas());
        plan.often(Kind.PAUSE, 4, 8, pause, scale.replicas());
        plan.often(Kind.SHUT, 4, 8, Duration.ofSeconds(4), accounts);
        plan.often(Kind.HANG, 3, 6, Duration.ofSeconds(1), accounts);
        plan.often(Kind.SLOW, 3, 6, Duration.ofSeconds(1), accounts);
        plan.often(Kind.BY_HAND, 1, 3, Duration.ofSeconds(1), accounts);
        if (scale.isLong()) {
            plan.often(Kind.CRASH_POSTGRES, 30, 50, Duration.ofSeconds(1), 1);
            plan.often(Kind.CRASH_KAFKA, 40, 60, Duration.ofSeconds(1), 1);
        }
        return List.copyOf(plan.steps);
    }

    private static Duration pause(Scale scale) {
        if (scale.replicas() == 1) {
            return LONGEST_PAUSE_ALONE;
        }
        return scale.isLong() ? LONGEST_PAUSE : scale.chaos().dividedBy(4);
    }

    /** Every so many seconds until the end, to one after the other. */
    private void often(Kind kind, int least, int most, Duration longest, int targets) {
        Random chance = scale.chance(kind.name());
        int turn = chance.nextInt(targets);
        long at = 0;
        while (true) {
            at += between(chance, least * 1000, most * 1000);
            if (at >= scale.chaos().toMillis()) {
                return;
            }
            Duration lasts = Duration.ofMillis(between(chance, 500, (int) longest.toMillis()));
            steps.add(new Step(Duration.ofMillis(at), kind, turn++ % targets, lasts));
        }
    }

    private static int between(Random chance, int least, int most) {
        return least + chance.nextInt(most - least + 1);
    }
}
