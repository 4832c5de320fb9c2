package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.saga.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Sagas that stay in hand until their next look because it comes soon: setting them free and claiming them again would cost two writes
 * more. Should this replica die, they are set free with all that it held. Confined to the engine's context.
 */
final class Rests {
    /** Nobody is kept from an operator's command, or from another replica, for longer. */
    private static final Duration LONGEST = Duration.ofMillis(2500);

    private record Resting(Claimed saga, long wakesAt) {}

    private final Clock clock;
    private final Alarm alarm;
    private final Queue<Resting> resting =
            new PriorityQueue<>(Comparator.comparingLong((Resting rest) -> rest.wakesAt()));
    private Consumer<Claimed> awake = saga -> {};

    Rests(EngineContext context, Clock clock) {
        this.clock = clock;
        this.alarm = new Alarm(context, clock, this::wake);
    }

    /** Who is told that a saga's time has come. */
    void to(Consumer<Claimed> listener) {
        awake = listener;
    }

    /** Whether a saga that is due then is worth keeping, as far as there is room. */
    boolean worthIt(When when, Instant now) {
        return when instanceof When.At at
                && resting.size() < LaneLoop.MOST
                && Duration.between(now, at.instant()).compareTo(LONGEST) <= 0;
    }

    void rest(Claimed saga, Instant until) {
        long pause = Math.max(0, Duration.between(clock.now(), until).toNanos());
        resting.add(new Resting(saga, clock.nanos() + pause));
        alarm.within(pause);
    }

    private void wake() {
        long now = clock.nanos();
        List<Claimed> due = new ArrayList<>();
        while (!resting.isEmpty() && resting.element().wakesAt() - now <= 0) {
            due.add(resting.remove().saga());
        }
        due.forEach(awake);
        if (!resting.isEmpty()) {
            alarm.within(resting.element().wakesAt() - clock.nanos());
        }
    }

    /** The orders of those that rest. */
    Set<Long> orders() {
        return resting.stream()
                .map(rest -> Change.orderId(rest.saga().saga().stage()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Those that rest, who rest no more. */
    List<Claimed> clear() {
        List<Claimed> all = resting.stream().map(Resting::saga).toList();
        resting.clear();
        return all;
    }
}
