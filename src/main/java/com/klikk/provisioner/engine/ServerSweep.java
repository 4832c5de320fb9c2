package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.ServerReading;
import com.klikk.provisioner.klikk.ServersReply;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One {@code server_list} serves all who ask while the one before it is under way: of a single item where few are asked for, else of
 * everything. Every answer is younger than its question. Confined to the engine's context.
 */
final class ServerSweep {
    private static final int FEW = 3;

    private record Ask(Set<Long> items, UniEmitter<? super List<ServerReading>> emitter) {}

    private final String account;
    private final Provider provider;
    private final CallBudget budget;
    private final CallMetrics metrics;
    private List<Ask> waiting = new ArrayList<>();
    private boolean sweeping;
    private boolean unreadable;

    ServerSweep(String account, Provider provider, CallBudget budget, CallMetrics metrics) {
        this.account = account;
        this.provider = provider;
        this.budget = budget;
        this.metrics = metrics;
    }

    /** Rows of these items; null where the listing could not be read. */
    Uni<List<ServerReading>> ask(List<Long> orderItemIds) {
        return Uni.createFrom().emitter(emitter -> {
            waiting.add(new Ask(new HashSet<>(orderItemIds), emitter));
            sweep();
        });
    }

    private void sweep() {
        if (sweeping || waiting.isEmpty()) {
            return;
        }
        sweeping = true;
        budget.call(false, this::list).subscribe().with(done -> next(), failure -> next());
    }

    private void next() {
        sweeping = false;
        sweep();
    }

    /** Taken when the turn has come, so that all who asked until then are served. */
    private Uni<Void> list() {
        List<Ask> asks = waiting;
        waiting = new ArrayList<>();
        Set<Long> items = asks.stream().flatMap(ask -> ask.items().stream()).collect(Collectors.toSet());
        Uni<ServersReply> reply = items.size() <= FEW || unreadable ? singly(new ArrayList<>(items)) : all();
        return reply.onFailure()
                .recoverWithItem(failure -> new ServersReply.NoAnswer(failure.toString(), null))
                .invoke(read -> answer(asks, read))
                .replaceWithVoid();
    }

    private Uni<ServersReply> all() {
        return metrics.timed(account, "server_list", provider.allServers())
                .invoke(reply -> unreadable = !(reply instanceof ServersReply.Read));
    }

    private Uni<ServersReply> singly(List<Long> items) {
        List<ServerReading> rows = new ArrayList<>();
        Uni<ServersReply> chain = Uni.createFrom().item(new ServersReply.Read(rows));
        for (Long item : items) {
            chain = chain.flatMap(sofar -> sofar instanceof ServersReply.Read
                    ? metrics.timed(account, "server_list", provider.servers(item))
                            .invoke(reply -> collect(reply, rows))
                    : Uni.createFrom().item(sofar));
        }
        return chain.map(last -> last instanceof ServersReply.Read ? new ServersReply.Read(rows) : last)
                .invoke(reply -> unreadable = false);
    }

    private static void collect(ServersReply reply, List<ServerReading> rows) {
        if (reply instanceof ServersReply.Read read) {
            rows.addAll(read.servers());
        }
    }

    /** Rows are matched by their own item id, whatever was asked for. */
    private static void answer(List<Ask> asks, ServersReply reply) {
        for (Ask ask : asks) {
            ask.emitter().complete(reply instanceof ServersReply.Read read ? rows(ask, read) : null);
        }
    }

    private static List<ServerReading> rows(Ask ask, ServersReply.Read read) {
        return read.servers().stream()
                .filter(row -> ask.items().contains(row.orderItemId()))
                .toList();
    }
}
