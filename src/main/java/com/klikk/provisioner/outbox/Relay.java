package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.Clock;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** All shards' relays of this replica. */
@ApplicationScoped
public class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long RENEW_MILLIS = 3000;

    /** How soon other replicas' events are seen; our own are told by {@link OutboxSignal}. */
    private static final long LOOK_MILLIS = 200;

    /** The same of dead letters and of what is to be sent again. */
    private static final long THOROUGH_MILLIS = 2000;

    private final ShardLeases leases;
    private final OutboxStore outbox;
    private final ShardRelays relays;
    private final OutboxSignal signal;
    private final Owner owner;
    private final Clock clock;
    private final BitSet told = new BitSet(Shards.COUNT);
    private boolean looking;
    private volatile List<ShardRelay> shards = List.of();
    private volatile Context context;
    private volatile long lastTurn;
    private volatile boolean stopped;

    Relay(ShardLeases leases, OutboxStore outbox, ShardRelays relays, OutboxSignal signal, Owner owner, Clock clock) {
        this.leases = leases;
        this.outbox = outbox;
        this.relays = relays;
        this.signal = signal;
        this.owner = owner;
        this.clock = clock;
    }

    /** Begins to relay. */
    public void start(Vertx vertx) {
        context = vertx.getOrCreateContext();
        context.runOnContext(go -> {
            shards = relays.all(context);
            signal.to(this::told, () -> context.runOnContext(again -> thorough()));
            renew();
            vertx.setPeriodic(RENEW_MILLIS, id -> renew());
            vertx.setPeriodic(LOOK_MILLIS, id -> look());
            vertx.setPeriodic(THOROUGH_MILLIS, id -> thorough());
        });
    }

    private void told(BitSet more) {
        if (more.isEmpty()) {
            return;
        }
        boolean kicked;
        synchronized (told) {
            kicked = !told.isEmpty();
            told.or(more);
        }
        if (!kicked) {
            context.runOnContext(go -> kick());
        }
    }

    private void kick() {
        int[] kicked;
        synchronized (told) {
            kicked = told.stream().toArray();
            told.clear();
        }
        IntStream.of(kicked).forEach(shard -> shards.get(shard).kick());
    }

    private void thorough() {
        shards.forEach(ShardRelay::kickThoroughly);
    }

    /** One question for all shards: most of the time nothing waits. */
    private void look() {
        lastTurn = clock.nanos();
        if (!looking) {
            looking = true;
            outbox.waiting(shards.size())
                    .emitOn(task -> context.runOnContext(go -> task.run()))
                    .onTermination()
                    .invoke(() -> looking = false)
                    .subscribe()
                    .with(
                            waiting ->
                                    waiting.forEach(shard -> shards.get(shard).kick()),
                            failure -> LOG.debugf("outbox not looked at: %s", failure.getMessage()));
        }
    }

    private void renew() {
        Long id = owner.id();
        if (id == null || stopped) {
            hold(Set.of());
            return;
        }
        leases.renew(id)
                .subscribe()
                .with(this::hold, failure -> LOG.warnf("relay leases not renewed: %s", failure.getMessage()));
    }

    private void hold(Set<Integer> ours) {
        for (int shard = 0; shard < shards.size(); shard++) {
            shards.get(shard).hold(!stopped && ours.contains(shard));
        }
    }

    /** Lets go of all shards, on the way out. */
    public Uni<Void> stop() {
        stopped = true;
        context.runOnContext(go -> hold(Set.of()));
        Long id = owner.id();
        return id == null ? Uni.createFrom().voidItem() : leases.release(id);
    }

    /** When the relay last looked, in monotonic nanoseconds. */
    public long lastTurn() {
        return lastTurn;
    }

    /** Whether nothing is on its way to Kafka. */
    public boolean idle() {
        return shards.stream().allMatch(ShardRelay::idle);
    }
}
