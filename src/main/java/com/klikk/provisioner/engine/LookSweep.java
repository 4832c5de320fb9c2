package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.saga.Action.Look;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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

    private record Ask(Look look, Trail trail, long since, long until, UniEmitter<? super Boolean> emitter) {}

    private final Calls calls;
    private final EngineContext context;
    private final Clock clock;
    private final ListingComparison comparison;
    private final Alarm alarm;
    private final Deque<Long> recent = new ArrayDeque<>();
    private List<Ask> waiting = new ArrayList<>();
    private boolean sweeping;
    private long nextAt;
    private long begun;
    private int rows;
    private int asked;
    private int useless;
    private String refused;

    LookSweep(Calls calls, EngineContext context, Clock clock, ListingComparison comparison) {
        this.calls = calls;
        this.context = context;
        this.clock = clock;
        this.comparison = comparison;
        this.alarm = new Alarm(context, clock, this::serve);
        this.nextAt = clock.nanos();
    }

    /** Whether a listing that is asked for from now on shows the order as it is known, so that it need not be asked for itself. */
    Uni<Boolean> ask(Look look, Trail trail) {
        return look.closeness() == Look.Closeness.ITSELF || comparison.differs(look.orderId())
                ? Uni.createFrom().item(false)
                : Uni.createFrom().emitter(emitter -> {
                    long now = clock.nanos();
                    long patience = shorter(look.patience(), LONGEST_WAIT).toNanos();
                    waiting.add(new Ask(look, trail, now, now + patience, emitter));
                    recent.add(now);
                    serve();
                });
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
        int enough = Math.max(FEW, 1 + rows / ROWS_A_CALL);
        return recent.size() >= enough && (waiting.size() >= enough || gathered(now) <= 0);
    }

    private long gathered(long now) {
        return waiting.get(0).since() + GATHERING - now;
    }

    private void serve() {
        if (sweeping || waiting.isEmpty()) {
            return;
        }
        long now = clock.nanos();
        if (nextAt - now <= 0 && worthIt(now)) {
            sweep();
            return;
        }
        release(now);
        if (!waiting.isEmpty()) {
            long until = waiting.stream().mapToLong(Ask::until).min().orElseThrow();
            alarm.within(Math.max(SOON, Math.min(until - now, Math.max(nextAt - now, gathered(now)))));
        }
    }

    private void release(long now) {
        int room = Math.max(
                0, Math.max(QUEUE, calls.budget().soon()) - calls.budget().waiting("order_status"));
        boolean listingComes = waiting.size() > LaneLoop.CROWD && useless == 0;
        List<Ask> impatient = waiting.stream()
                .filter(ask -> (listingComes ? ask.since() + LONGEST_WAIT.toNanos() : ask.until()) - now <= 0)
                .limit(room)
                .toList();
        waiting.removeAll(impatient);
        impatient.forEach(ask -> ask.emitter().complete(false));
    }

    /** Before looks that ask for themselves: it makes many of them needless. */
    private void sweep() {
        sweeping = true;
        begun = clock.nanos();
        calls.turn("order_list", true, this::list).emitOn(context).subscribe().with(this::next, failure -> next(false));
    }

    private void next(boolean useful) {
        sweeping = false;
        useless = useful ? 0 : useless + 1;
        Duration took = Duration.ofNanos(clock.nanos() - begun);
        Duration pace = longer(APART, crowded() ? took : took.multipliedBy(PART));
        Duration pause = shorter(APART.multipliedBy(1L << Math.min(useless, 6)), LONGEST_PAUSE);
        nextAt = begun + (useful ? pace : longer(pace, pause)).toNanos();
        serve();
    }

    private boolean crowded() {
        return asked > rows / PART;
    }

    /** Who asks is taken when the turn has come, so that all who asked until then are served. */
    private Uni<Boolean> list() {
        List<Ask> asks = take();
        refused = null;
        asked = asks.size();
        begun = clock.nanos();
        return calls.leaving(Trail.of(asks.stream().map(Ask::trail).toList()))
                .now("order_list", Provider::list)
                .onFailure()
                .recoverWithItem(failure -> new ListReply.NoAnswer(failure.toString(), null))
                .emitOn(context)
                .map(reply -> answered(asks, reply));
    }

    /** Where the listing told nothing of any of them, they go on waiting. */
    private boolean answered(List<Ask> asks, ListReply reply) {
        Map<Ask, Boolean> answers = reply instanceof ListReply.Read read ? answers(asks, read.orders()) : Map.of();
        if (!answers.containsValue(true) && !answers.containsValue(false)) {
            giveBack(asks);
            return false;
        }
        asks.forEach(ask -> ask.emitter().complete(Boolean.TRUE.equals(answers.get(ask))));
        return true;
    }

    /** Whom the listing shows what is known, and whom something else; the others it tells nothing. */
    private Map<Ask, Boolean> answers(List<Ask> asks, List<OrderReading> orders) {
        rows = orders.size();
        comparison.shown(orders);
        Map<Long, OrderReading> listed = new HashMap<>(rows * 2);
        orders.forEach(order -> listed.put(order.orderId(), order));
        Map<Ask, Boolean> answers = new IdentityHashMap<>();
        for (Ask ask : asks) {
            OrderReading shown = listed.get(ask.look().orderId());
            if (shown != null && shown.status() != null) {
                answers.put(ask, ask.look().contentWith(Performer.sight(shown)));
            }
        }
        return answers;
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

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
