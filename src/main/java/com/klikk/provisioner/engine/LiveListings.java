package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.ServersReply;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** All that an account's provider lists, for somebody who asks from outside the loop. Who asks meanwhile gets the same answer. Confined to the engine's context. */
final class LiveListings {
    /** Both listings; {@code askedAt}: right before the calls. */
    record Shown(Instant askedAt, ListReply orders, ServersReply servers) {
        static Shown nothing(Instant at, String why) {
            return new Shown(at, new ListReply.NoAnswer(why, null), new ServersReply.NoAnswer(why, null));
        }
    }

    private final Calls calls;
    private final Clock clock;
    private Uni<Shown> underWay;

    LiveListings(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    Uni<Shown> ask() {
        if (underWay == null) {
            underWay = both().onTermination()
                    .invoke(() -> underWay = null)
                    .memoize()
                    .indefinitely();
        }
        return underWay;
    }

    private Uni<Shown> both() {
        Instant askedAt = clock.now();
        Uni<ListReply> orders = calls.look("order_list", Provider::list)
                .onFailure()
                .recoverWithItem(failure -> new ListReply.NoAnswer(failure.getMessage(), null));
        Uni<ServersReply> servers = calls.look("server_list", Provider::allServers)
                .onFailure()
                .recoverWithItem(failure -> new ServersReply.NoAnswer(failure.getMessage(), null));
        return Uni.combine().all().unis(orders, servers).with((listed, running) -> new Shown(askedAt, listed, running));
    }
}
