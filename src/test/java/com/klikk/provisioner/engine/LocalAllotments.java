package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Accounts' calls for replicas of one process, by its own clock and without a database. */
final class LocalAllotments implements Allotments {
    private final Map<String, Allotment> accounts = new HashMap<>();
    private final Clock clock;
    private final long replica;

    LocalAllotments(Clock clock) {
        this(clock, 1);
    }

    private LocalAllotments(Clock clock, long replica) {
        this.clock = clock;
        this.replica = replica;
    }

    @Override
    public Rations rations(String account, Limits limits) {
        return new Rations() {
            @Override
            public Uni<Ration> ask(Need need) {
                return Uni.createFrom().item(() -> take(account, need, limits));
            }

            @Override
            public Uni<Void> pause(Duration time) {
                return Uni.createFrom().item(() -> {
                    accounts.compute(account, (name, now) -> known(account).notBefore(now().plus(time)));
                    return null;
                });
            }
        };
    }

    private synchronized Ration take(String account, Rations.Need need, Limits limits) {
        Allotment.Granted granted = known(account).grant(replica, need, limits, now());
        accounts.put(account, granted.after());
        return granted.ration();
    }

    private Allotment known(String account) {
        return accounts.getOrDefault(account, Allotment.NEW);
    }

    private Instant now() {
        return Instant.EPOCH.plusNanos(clock.nanos());
    }
}
