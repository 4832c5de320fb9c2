package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.Listed;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Action.Look;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One {@code order_list} in place of many {@code order_status}: it tells which orders are worth asking for. Looks wait a little for
 * others; where only few do, each asks for itself, as it does where listings can't be read or show no status. Confined to the engine's
 * context.
 */
final class LookSweep {
    /** Who waits no longer asks for itself only while so few do: in a queue for that, it would wait as long and no listing could serve it. */
    private static final int QUEUE = 4;

    /** Until it is looked again whether a listing is worth its while. */
    private static final long SOON = Duration.ofMillis(20).toNanos();

    private final Calls calls;
    private final EngineContext context;
    private final ListingPace pace;
    private final ListingComparison comparison;
    private final Rests rests;
    private final Alarm alarm;
    private List<LookAsk> waiting = new ArrayList<>();
    private boolean sweeping;
    private boolean serving;
    private long begun;
    private long prepared;
    private int asked;
    private String refused;

    LookSweep(Calls calls, EngineContext context, ListingPace pace, ListingComparison comparison, Rests rests) {
        this.rests = rests;
        this.calls = calls;
        this.context = context;
        this.pace = pace;
        this.comparison = comparison;
        this.alarm = new Alarm(context, pace.clock(), this::serve);
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
                    long now = pace.now();
                    long patience = Math.min(look.patience().toNanos(), ListingPace.LONGEST_WAIT);
                    waiting.add(new LookAsk(look, trail, now, now + patience, emitter));
                    pace.asked(now, !look.creating());
                    serveSoon();
                });
    }

    /** Whether this look would call nobody. */
    boolean watches(Look look) {
        return look.closeness() != Look.Closeness.ITSELF
                && comparison.glance(look).orElse(null) == Glance.WATCHED;
    }

    /** Whether most looks find out that nothing is new without asking anybody. */
    boolean calm() {
        return comparison.slowest() != Long.MAX_VALUE;
    }

    /** How many looks may wait for a listing beside those that ask for themselves. */
    int room() {
        return pace.useful() ? LaneLoop.MOST_LOOKS : 0;
    }

    private boolean worthIt(long now) {
        return !waiting.isEmpty() && pace.worthIt(waiting.size(), waiting.get(0).since(), now);
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
        long now = pace.now();
        long due = comparison.dueIn();
        long untilNext = pace.untilNext(now);
        if (untilNext <= 0 && (due <= 0 || worthIt(now))) {
            sweep();
            return;
        }
        release(now);
        long pause = due == Long.MAX_VALUE ? due : Math.max(due, untilNext);
        if (!waiting.isEmpty()) {
            boolean crowd = crowd();
            boolean crowded = pace.crowded(now);
            long until = waiting.stream()
                    .mapToLong(ask -> until(ask, crowd, crowded))
                    .min()
                    .orElseThrow();
            long gathered = pace.gathered(waiting.get(0).since(), now);
            pause = Math.min(pause, Math.min(until - now, Math.max(untilNext, gathered)));
        }
        if (pause != Long.MAX_VALUE) {
            alarm.within(Math.max(SOON, pause));
        }
    }

    /** Where a crowd waits, a listing comes soon that serves all of them; and where many orders are new, one call may tell all of each soon. */
    private static long until(LookAsk ask, boolean crowd, boolean crowded) {
        boolean patient = crowd || (crowded && !ask.look().creating());
        return patient ? ask.since() + ListingPace.LONGEST_WAIT : ask.until();
    }

    private boolean crowd() {
        return waiting.size() > LaneLoop.CROWD && pace.useful();
    }

    /** Who has waited long enough, as far as there is room. */
    private void release(long now) {
        int queue = calls.budget().waiting("order_status");
        int room = queue == 0 ? Math.max(QUEUE, calls.budget().soon()) : Math.max(0, QUEUE - queue);
        boolean crowd = crowd();
        boolean crowded = pace.crowded(now);
        List<LookAsk> impatient = new ArrayList<>();
        List<LookAsk> patient = new ArrayList<>(waiting.size());
        for (LookAsk ask : waiting) {
            (until(ask, crowd, crowded) - now <= 0 && impatient.size() < room ? impatient : patient).add(ask);
        }
        waiting = patient;
        impatient.forEach(ask -> ask.emitter().complete(Glance.ITSELF));
    }

    /** Before looks that ask for themselves: it makes many of them needless. */
    private void sweep() {
        sweeping = true;
        begun = pace.now();
        comparison
                .prepared()
                .onFailure()
                .recoverWithNull()
                .invoke(() -> prepared = pace.now() - begun)
                .emitOn(context)
                .chain(() -> calls.turn("order_list", true, this::list))
                .emitOn(context)
                .subscribe()
                .with(this::next, failure -> next(false));
    }

    private void next(boolean useful) {
        sweeping = false;
        pace.ended(useful, asked, begun, comparison.slowest());
        serve();
    }

    /** Who asks is taken when the turn has come, so that all who asked until then are served. */
    private Uni<Boolean> list() {
        List<LookAsk> asks = take();
        refused = null;
        asked = asks.size();
        begun = pace.now() - prepared;
        return comparison.begin(inHand(asks)).emitOn(context).flatMap(reading -> list(asks, reading));
    }

    private ListingComparison.InHand inHand(List<LookAsk> asks) {
        return new ListingComparison.InHand(
                asks.stream().map(ask -> ask.look().orderId()).collect(Collectors.toSet()), rests.orders());
    }

    private Uni<Boolean> list(List<LookAsk> asks, ListingComparison.Reading reading) {
        LooksAsked asking = new LooksAsked(asks);
        return calls.leaving(Trail.of(asks.stream().map(LookAsk::trail).toList()))
                .now("order_list", provider -> provider.list(page -> context.visit(() -> take(page, asking, reading))))
                .onFailure()
                .recoverWithItem(failure -> new Listed.NoAnswer(failure.toString(), null))
                .emitOn(context)
                .flatMap(listed -> reading.end(listed instanceof Listed.Read)
                        .emitOn(context)
                        .map(rests -> answered(asks, asking, listed, rests)));
    }

    private static Uni<Void> take(List<OrderReading> page, LooksAsked asking, ListingComparison.Reading reading) {
        page.forEach(asking::shown);
        return reading.rows(page);
    }

    /**
     * Where it tells nobody anything, and nothing rests on it, they go on waiting. Where many orders are new, so do those of which too little would
     * be told.
     */
    private boolean answered(List<LookAsk> asks, LooksAsked asking, Listed listed, boolean rests) {
        if (listed instanceof Listed.Read read) {
            pace.shown(read.rows());
        }
        boolean told = rests || asks.isEmpty() || asking.anyTold();
        if (!(listed instanceof Listed.Read) || !told) {
            giveBack(asks);
            return false;
        }
        boolean crowded = pace.crowded(pace.now());
        Map<Boolean, List<LookAsk>> byTime =
                asks.stream().collect(Collectors.partitioningBy(ask -> crowded && asking.early(ask)));
        byTime.get(false).forEach(ask -> ask.emitter().complete(asking.content(ask) ? seen(ask) : Glance.ITSELF));
        giveBack(byTime.get(true));
        return true;
    }

    private Glance seen(LookAsk ask) {
        return comparison.glance(ask.look()).orElse(Glance.SAME);
    }

    /** They go on waiting, unless all who waited were refused meanwhile. */
    private void giveBack(List<LookAsk> asks) {
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

    private List<LookAsk> take() {
        List<LookAsk> asks = waiting;
        waiting = new ArrayList<>();
        return asks;
    }
}
