package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.Listed;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Baseline;
import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.Observation;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One {@code order_list} serves all sagas of the account that want to know what became of their {@code order_create}, and shows
 * orders that surface late. Every listing is asked for after its question. Confined to the engine's context.
 */
final class OrderSweep {
    private static final Logger LOG = Logger.getLogger(OrderSweep.class);

    /** Purchases do not wait any longer for a listing. */
    private static final Duration LISTED = Duration.ofSeconds(5);

    /** How often a listing for a purchase is asked for in a row, if it can't be read. */
    private static final int TRIES = 3;

    /** Nobody waits for its observation. */
    private static final long NOBODY = -1;

    private record Ask(long saga, int attempt, Trail trail, UniEmitter<? super Observation> emitter) {}

    private record Heard(List<Ask> asks, Moment asked, Listed reply, Sifting listed) {}

    /** Who deals with a listing while it is read. */
    private record Readers(Sifting sifting, ListingComparison.Reading comparing) {
        Uni<Void> take(List<OrderReading> page) {
            return comparing.rows(page).chain(() -> sifting.rows(page));
        }
    }

    private final Calls calls;
    private final EngineContext context;
    private final Reconciliation reconciliation;
    private final Evidence.Terms terms;
    private final LastListing last;
    private final ItemsRead items = new ItemsRead();
    private final IdTable owned = new IdTable();
    private List<Ask> waiting = new ArrayList<>();
    private Uni<Void> refreshing;
    private boolean sweeping;
    private boolean timer;
    private long nextAt;

    OrderSweep(
            Calls calls, EngineContext context, Reconciliation reconciliation, Evidence.Terms terms, LastListing last) {
        this.calls = calls;
        this.context = context;
        this.reconciliation = reconciliation;
        this.terms = terms;
        this.last = last;
        this.nextAt = reconciliation.clock().nanos();
    }

    /** What a listing that is asked for from now on proves about an attempt. */
    Uni<Observation> ask(long saga, int attempt, Trail trail) {
        return Uni.createFrom().emitter(emitter -> {
            waiting.add(new Ask(saga, attempt, trail, emitter));
            sweep();
        });
    }

    /** Reads a listing for what it shows of orders that surface late. Completes whatever comes of it. */
    Uni<Void> look() {
        return ask(NOBODY, 0, Trail.NONE).replaceWithVoid();
    }

    /** The last listing that was read; null before the first. */
    Baseline baseline() {
        return last.baseline();
    }

    /**
     * The last listing, after it was read anew if it is no longer recent and names may have to tell whose an order is.
     */
    Uni<Baseline> refreshed() {
        if (refreshing == null && terms.adoptByName() && last.takeRefresh()) {
            refreshing = readSoon(TRIES)
                    .onTermination()
                    .invoke(() -> refreshing = null)
                    .memoize()
                    .indefinitely();
        }
        return refreshing == null
                ? Uni.createFrom().item(this::baseline)
                : refreshing
                        .ifNoItem()
                        .after(LISTED)
                        .recoverWithItem((Void) null)
                        .emitOn(context)
                        .map(done -> baseline());
    }

    private Uni<Void> readSoon(int tries) {
        return calls.turn("order_list", true, this::list)
                .onFailure(NoTurn.class)
                .recoverWithItem(this::unheard)
                .flatMap(heard -> answer(heard).replaceWith(heard.reply()))
                .emitOn(context)
                .flatMap(reply -> reply instanceof Listed.NoAnswer && tries > 1
                        ? readSoon(tries - 1)
                        : Uni.createFrom().voidItem());
    }

    private void sweep() {
        if (sweeping || timer || waiting.isEmpty()) {
            return;
        }
        long now = reconciliation.clock().nanos();
        if (nextAt - now > 0) {
            later(nextAt - now);
            return;
        }
        nextAt = now + last.apart(terms.settleTime()).toNanos();
        sweeping = true;
        calls.turn("order_list", false, this::list)
                .onFailure(NoTurn.class)
                .recoverWithItem(this::unheard)
                .flatMap(this::answer)
                .emitOn(context)
                .subscribe()
                .with(done -> next(), this::failed);
    }

    private void later(long nanos) {
        timer = true;
        context.vertx().setTimer(Math.max(1, nanos / 1_000_000), id -> {
            timer = false;
            sweep();
        });
    }

    private void failed(Throwable failure) {
        LOG.errorf(failure, "order_list of account=%s could not be dealt with", calls.account());
        next();
    }

    private void next() {
        sweeping = false;
        sweep();
    }

    private Heard unheard(Throwable why) {
        return new Heard(take(), Moment.of(reconciliation.clock()), new Listed.NoAnswer(why.getMessage(), null), null);
    }

    private List<Ask> take() {
        List<Ask> asks = waiting;
        waiting = new ArrayList<>();
        return asks;
    }

    /** Who asks is taken when the turn has come, so that all who asked until then are served. */
    private Uni<Heard> list() {
        List<Ask> asks = take();
        return reconciliation
                .begin(calls.account(), context, owned)
                .emitOn(context)
                .flatMap(sifting -> last.comparison()
                        .begin(ListingComparison.InHand.NONE)
                        .emitOn(context)
                        .flatMap(comparing -> list(asks, new Readers(sifting, comparing))))
                .onFailure()
                .recoverWithItem(failure -> new Heard(
                        asks, Moment.of(reconciliation.clock()), new Listed.NoAnswer(failure.toString(), null), null));
    }

    private Uni<Heard> list(List<Ask> asks, Readers readers) {
        Moment asked = Moment.of(reconciliation.clock());
        return calls.leaving(Trail.of(asks.stream().map(Ask::trail).toList()))
                .now("order_list", provider -> provider.list(page -> context.visit(() -> readers.take(page))))
                .onFailure()
                .recoverWithItem(failure -> new Listed.NoAnswer(failure.toString(), null))
                .emitOn(context)
                .call(listed -> readers.comparing().end(listed instanceof Listed.Read))
                .map(listed -> new Heard(asks, asked, listed, readers.sifting()));
    }

    private Uni<Void> answer(Heard heard) {
        return Uni.createFrom()
                .deferred(() -> observations(heard))
                .onFailure()
                .recoverWithUni(failure -> same(new Observation.NoAnswer(failure.toString(), null)))
                .emitOn(context)
                .invoke(observe -> heard.asks().forEach(ask -> ask.emitter().complete(told(ask, observe))))
                .replaceWithVoid();
    }

    /** A bug about one attempt is not the others'. */
    private static Observation told(Ask ask, Function<Ask, Observation> observe) {
        try {
            return observe.apply(ask);
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "a listing could not be judged, saga=%d", ask.saga());
            return new Observation.NoAnswer(bug.toString(), null);
        }
    }

    private Uni<Function<Ask, Observation>> observations(Heard heard) {
        if (heard.reply() instanceof Listed.Read) {
            var shown = new Reconciliation.Shown(
                    heard.asked().instant(), heard.listed().sifted());
            return reconciliation
                    .verdict(calls, items, shown, terms)
                    .emitOn(context)
                    .invoke(verdict -> last.read(heard.asked(), verdict))
                    .map(verdict -> ask -> verdict.about(ask.saga(), ask.attempt()));
        }
        if (heard.reply() instanceof Listed.Held held) {
            return same(new Observation.ReadHeld(held.why()));
        }
        Listed.NoAnswer none = (Listed.NoAnswer) heard.reply();
        return same(new Observation.NoAnswer(none.why(), none.retryAfter()));
    }

    private static Uni<Function<Ask, Observation>> same(Observation observation) {
        return Uni.createFrom().item(() -> ask -> observation);
    }
}
