package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.Listed;
import com.klikk.provisioner.klikk.ServerReading;
import com.klikk.provisioner.klikk.ServerRow;
import com.klikk.provisioner.klikk.ServersReply;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One {@code server_list} serves all who ask while the one before it is under way: of a single item where few are asked for, else of
 * everything, the more rarely the longer that is. Every answer is younger than its question. Confined to the engine's context.
 */
final class ServerSweep {
    private static final int FEW = 3;

    /** So much time a row lies between the beginnings of two listings: half a second at 5,000 servers. */
    private static final long APART_A_ROW = 100_000;

    private static final long MOST_APART = Duration.ofSeconds(1).toNanos();

    private record Ask(Set<Long> items, Trail trail, UniEmitter<? super List<ServerReading>> emitter) {}

    private final Calls calls;
    private final EngineContext context;
    private final Clock clock;
    private final Alarm alarm;
    private List<Ask> waiting = new ArrayList<>();
    private boolean sweeping;
    private boolean unreadable;
    private long rows;
    private long nextAt;

    ServerSweep(Calls calls, EngineContext context, Clock clock) {
        this.calls = calls;
        this.context = context;
        this.clock = clock;
        this.alarm = new Alarm(context, clock, this::sweep);
        this.nextAt = clock.nanos();
    }

    /** Rows of these items; null where the listing could not be read. */
    Uni<List<ServerReading>> ask(List<Long> orderItemIds, Trail trail) {
        return Uni.createFrom().emitter(emitter -> {
            waiting.add(new Ask(new HashSet<>(orderItemIds), trail, emitter));
            context.soon(this::sweep);
        });
    }

    private void sweep() {
        if (sweeping || waiting.isEmpty()) {
            return;
        }
        Set<Long> items = items(waiting);
        boolean singly = items.size() <= FEW || unreadable;
        long pause = singly ? 0 : nextAt - clock.nanos();
        if (pause > 0) {
            alarm.within(pause);
            return;
        }
        sweeping = true;
        (singly ? singly(items) : together()).subscribe().with(done -> next(), failure -> next());
    }

    private void next() {
        sweeping = false;
        sweep();
    }

    private Uni<Void> together() {
        return calls.turn("server_list", false, this::all)
                .onFailure(NoTurn.class)
                .invoke(none -> take().forEach(ask -> ask.emitter().complete(null)));
    }

    /** Who asks is taken when the turn has come, so that all who asked until then are served. */
    private Uni<Void> all() {
        List<Ask> asks = take();
        Map<Long, List<ServerReading>> wanted = new HashMap<>();
        items(asks).forEach(item -> wanted.put(item, new ArrayList<>(1)));
        long begun = clock.nanos();
        rows = 0;
        return leaving(asks)
                .now("server_list", provider -> provider.allServers(page -> context.visit(() -> keep(page, wanted))))
                .onFailure()
                .recoverWithItem(failure -> new Listed.NoAnswer(failure.toString(), null))
                .emitOn(context)
                .invoke(reply -> {
                    unreadable = !(reply instanceof Listed.Read);
                    nextAt = begun + Math.min(MOST_APART, rows * APART_A_ROW);
                    asks.forEach(ask -> ask.emitter().complete(unreadable ? null : of(ask, wanted)));
                })
                .replaceWithVoid();
    }

    /** Most rows are nobody's who asks, and stay unread. */
    private Uni<Void> keep(List<ServerRow> page, Map<Long, List<ServerReading>> wanted) {
        rows += page.size();
        for (ServerRow row : page) {
            List<ServerReading> read = wanted.get(row.orderItemId());
            if (read != null) {
                read.add(row.read());
            }
        }
        return Uni.createFrom().voidItem();
    }

    private static List<ServerReading> of(Ask ask, Map<Long, List<ServerReading>> wanted) {
        return ask.items().stream().flatMap(item -> wanted.get(item).stream()).toList();
    }

    /** A call an item; one that can't be read spoils nobody else's answer. */
    private Uni<Void> singly(Set<Long> items) {
        List<Ask> asks = take();
        unreadable = false;
        Map<Long, ServersReply> replies = new HashMap<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Long item : items) {
            chain = chain.flatMap(done -> one(item, asks))
                    .invoke(reply -> replies.put(item, reply))
                    .replaceWithVoid();
        }
        return chain.invoke(done -> asks.forEach(ask -> ask.emitter().complete(rows(ask, replies))));
    }

    private Uni<ServersReply> one(Long item, List<Ask> asks) {
        List<Ask> served =
                asks.stream().filter(ask -> ask.items().contains(item)).toList();
        return leaving(served)
                .look("server_list", provider -> provider.servers(item))
                .onFailure()
                .recoverWithItem(failure -> new ServersReply.NoAnswer(failure.toString(), null));
    }

    private Calls leaving(List<Ask> served) {
        return calls.leaving(Trail.of(served.stream().map(Ask::trail).toList()));
    }

    private List<Ask> take() {
        List<Ask> asks = waiting;
        waiting = new ArrayList<>();
        return asks;
    }

    private static Set<Long> items(List<Ask> asks) {
        return asks.stream().flatMap(ask -> ask.items().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<ServerReading> rows(Ask ask, Map<Long, ServersReply> replies) {
        List<List<ServerReading>> readable = ask.items().stream()
                .map(item -> rows(ask, replies.get(item)))
                .filter(Objects::nonNull)
                .toList();
        return readable.isEmpty()
                ? null
                : readable.stream().flatMap(List::stream).toList();
    }

    /** Rows are matched by their own item id, whatever was asked for; null where nothing could be read. */
    private static List<ServerReading> rows(Ask ask, ServersReply reply) {
        return reply instanceof ServersReply.Read read ? rows(ask, read.servers()) : null;
    }

    private static List<ServerReading> rows(Ask ask, List<ServerReading> read) {
        return read.stream()
                .filter(row -> ask.items().contains(row.orderItemId()))
                .toList();
    }
}
