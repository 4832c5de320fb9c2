package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.Listed;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Action.Look;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One {@code order_list} in place of many {@code order_status}: it tells which orders are worth asking for. Looks wait a little for
 * others; where only few do, each asks for itself, as it does where listings can't be read or show no status. Confined to the engine's
 * context.
 */
final class LookSweep {
    /** However many wait, two listings lie at least so far apart. */
    private static final Duration APART = Duration.ofSeconds(2);

    /** Nobody waits longer for others. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** After a listing that was of no use, and what that grows to. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Listings take this part of the time at most, unless so large a part of what they show is waited for. */
    private static final int PART = 10;

    /** Who waits no longer asks for itself only while so few do: in a queue for that, it would wait as long and no listing could serve it. */
    private static final int QUEUE = 4;

    /** Where so many ask within the longest wait, a listing is worth its while. */
    private static final int FEW = 4;

    /** How long whoever asks first waits for others where many ask. */
    private static final long GATHERING = Duration.ofSeconds(1).toNanos();

    /** A listing of so many orders is as dear as a call: it has to be made, carried and read. */
    private static final int ROWS_A_CALL = 200;

    /** Until it is looked again whether a listing is worth its while. */
    private static final long SOON = Duration.ofMillis(100).toNanos();

    private record Ask(Look look, Trail trail, long since, long until, UniEmitter<? super Glance> emitter) {}

    /** Who asks before a listing, whom it tells anything, and whom it shows what is known. */
    private record Asked(Map<Long, List<Ask>> byOrder, Set<Ask> told, Set<Ask> content) {
        static Asked of(List<Ask> asks) {
            return new Asked(
                    asks.stream()
                            .collect(Collectors.groupingBy(ask -> ask.look().orderId())),
                    identity(),
                    identity());
        }

        private static Set<Ask> identity() {
            return Collections.newSetFromMap(new IdentityHashMap<>());
        }

        void shown(OrderReading order) {
            for (Ask ask : byOrder.getOrDefault(order.orderId(), List.of())) {
                if (order.status() != null) {
                    told.add(ask);
                }
                if (ask.look().contentWith(Performer.sight(order))) {
                    content.add(ask);
                } else {
                    content.remove(ask);
                }
            }
        }
    }

    private final Calls calls;
    private final EngineContext context;
    private final Clock clock;
    private final ListingComparison comparison;
    private final Rests rests;
    private final Alarm alarm;
    private final Deque<Long> recent = new ArrayDeque<>();
    private List<Ask> waiting = new ArrayList<>();
    private boolean sweeping;
    private boolean serving;
    private long nextAt;
    private long begun;
    private long prepared;
    private long rows;
    private int asked;
    private int useless;
    private String refused;

    LookSweep(Calls calls, EngineContext context, Clock clock, ListingComparison comparison, Rests rests) {
        this.rests = rests;
        this.calls = calls;
        this.context = context;
        this.clock = clock;
        this.comparison = comparison;
        this.alarm = new Alarm(context, clock, this::serve);
        this.nextAt = clock.nanos();
    }

    /** Whether a listing that is asked for from now on shows the order as it is known, so that it need not be asked for itself. */
    Uni<Glance> ask(Look look, Trail trail) {
        if (look.closeness() == Look.Closeness.ITSELF || comparison.differs(look.orderId())) {
            return Uni.createFrom().item(Glance.ITSELF);
        }
        Optional<Glance> remembered = comparison.glance(look);
        return remembered.isPresent()
                ? Uni.createFrom().item(remembered.orElseThrow())
                : Uni.createFrom().emitter(emitter -> {
                    long now = clock.nanos();
                    long patience = Math.min(look.patience().toNanos(), LONGEST_WAIT.toNanos());
                    waiting.add(new Ask(look, trail, now, now + patience, emitter));
                    recent.add(now);
                    serveSoon();
                });
    }

    /** Whether most looks find out that nothing is new without asking anybody. */
    boolean calm() {
        return comparison.slowest() != Long.MAX_VALUE;
    }

    /** How many looks may wait for a listing beside those that ask for themselves. */
    int room() {
        return useless == 0 ? LaneLoop.MOST_LOOKS : 0;
    }

    /** Whether it is time for a listing: many ask in these days, and those who wait are enough or have waited a little. */
    private boolean worthIt(long now) {
        while (!recent.isEmpty() && now - recent.peek() > LONGEST_WAIT.toNanos()) {
            recent.remove();
        }
        long enough = Math.max(FEW, 1 + rows / ROWS_A_CALL);
        return recent.size() >= enough && (waiting.size() >= enough || gathered(now) <= 0);
    }

    private long gathered(long now) {
        return waiting.get(0).since() + GATHERING - now;
    }

    /** Once for all who ask at the same moment. */
    private void serveSoon() {
        if (!serving) {
            serving = true;
            context.soon(() -> {
                serving = false;
                serve();
            });
        }
    }

    /** Reads a listing if one is due, because somebody waits or although nobody does. */
    void serve() {
        if (sweeping) {
            return;
        }
        long now = clock.nanos();
        long due = comparison.dueIn();
        if (nextAt - now <= 0 && (due <= 0 || (!waiting.isEmpty() && worthIt(now)))) {
            sweep();
            return;
        }
        release(now);
        long pause = due == Long.MAX_VALUE ? due : Math.max(due, nextAt - now);
        if (!waiting.isEmpty()) {
            long until = waiting.stream().mapToLong(Ask::until).min().orElseThrow();
            pause = Math.min(pause, Math.min(until - now, Math.max(nextAt - now, gathered(now))));
        }
        if (pause != Long.MAX_VALUE) {
            alarm.within(Math.max(SOON, pause));
        }
    }

    /** Where a crowd waits, a listing comes soon that serves all of them. */
    private void release(long now) {
        int queue = calls.budget().waiting("order_status");
        int room = queue == 0 ? Math.max(QUEUE, calls.budget().soon()) : Math.max(0, QUEUE - queue);
        boolean crowd = waiting.size() > LaneLoop.CROWD && useless == 0;
        List<Ask> impatient = new ArrayList<>();
        List<Ask> patient = new ArrayList<>(waiting.size());
        for (Ask ask : waiting) {
            long until = crowd ? ask.since() + LONGEST_WAIT.toNanos() : ask.until();
            (until - now <= 0 && impatient.size() < room ? impatient : patient).add(ask);
        }
        waiting = patient;
        impatient.forEach(ask -> ask.emitter().complete(Glance.ITSELF));
    }

    /** Before looks that ask for themselves: it makes many of them needless. */
    private void sweep() {
        sweeping = true;
        begun = clock.nanos();
        comparison
                .prepared()
                .onFailure()
                .recoverWithNull()
                .invoke(() -> prepared = clock.nanos() - begun)
                .emitOn(context)
                .chain(() -> calls.turn("order_list", true, this::list))
                .emitOn(context)
                .subscribe()
                .with(this::next, failure -> next(false));
    }

    private void next(boolean useful) {
        sweeping = false;
        useless = useful ? 0 : useless + 1;
        long part = asked > rows / PART ? 1 : PART;
        long pace = Math.min(comparison.slowest(), Math.max(APART.toNanos(), (clock.nanos() - begun) * part));
        long pause = Math.min(APART.toNanos() << Math.min(useless, 6), LONGEST_PAUSE.toNanos());
        nextAt = begun + (useful ? pace : Math.max(pace, pause));
        serve();
    }

    /** Who asks is taken when the turn has come, so that all who asked until then are served. */
    private Uni<Boolean> list() {
        List<Ask> asks = take();
        refused = null;
        asked = asks.size();
        begun = clock.nanos() - prepared;
        return comparison.begin(inHand(asks)).emitOn(context).flatMap(reading -> list(asks, reading));
    }

    private ListingComparison.InHand inHand(List<Ask> asks) {
        return new ListingComparison.InHand(
                asks.stream().map(ask -> ask.look().orderId()).collect(Collectors.toSet()), rests.orders());
    }

    private Uni<Boolean> list(List<Ask> asks, ListingComparison.Reading reading) {
        Asked asking = Asked.of(asks);
        return calls.leaving(Trail.of(asks.stream().map(Ask::trail).toList()))
                .now("order_list", provider -> provider.list(page -> context.visit(() -> take(page, asking, reading))))
                .onFailure()
                .recoverWithItem(failure -> new Listed.NoAnswer(failure.toString(), null))
                .emitOn(context)
                .flatMap(listed -> reading.end(listed instanceof Listed.Read)
                        .emitOn(context)
                        .map(rests -> answered(asks, asking, listed, rests)));
    }

    private static Uni<Void> take(List<OrderReading> page, Asked asking, ListingComparison.Reading reading) {
        page.forEach(asking::shown);
        return reading.rows(page);
    }

    /** Where it tells nobody anything, and nothing rests on it, they go on waiting. */
    private boolean answered(List<Ask> asks, Asked asking, Listed listed, boolean rests) {
        rows = listed instanceof Listed.Read read ? read.rows() : rows;
        boolean told = rests || asks.isEmpty() || !asking.told().isEmpty();
        if (!(listed instanceof Listed.Read) || !told) {
            giveBack(asks);
            return false;
        }
        asks.forEach(ask -> ask.emitter().complete(asking.content().contains(ask) ? seen(ask) : Glance.ITSELF));
        return true;
    }

    private Glance seen(Ask ask) {
        return comparison.glance(ask.look()).orElse(Glance.SAME);
    }

    /** They go on waiting, unless all who waited were refused meanwhile. */
    private void giveBack(List<Ask> asks) {
        waiting.addAll(0, asks);
        if (refused != null) {
            refuseAll(refused);
        }
    }

    /** Whoever waits gets no answer. */
    void refuseAll(String why) {
        refused = why;
        take().forEach(ask -> ask.emitter().fail(new NoTurn(why)));
    }

    private List<Ask> take() {
        List<Ask> asks = waiting;
        waiting = new ArrayList<>();
        return asks;
    }
}
