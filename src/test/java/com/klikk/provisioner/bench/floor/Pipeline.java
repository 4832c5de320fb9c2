package com.klikk.provisioner.bench.floor;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sagas on their way: in hand, called for, written, told, and due again. Confined to one event loop. */
final class Pipeline {
    /** Most sagas in hand. */
    static final int MOST = 2000;

    private static final int BATCH = 1000;
    private static final long TICK_MILLIS = 20;
    private static final long WAIT = TimeUnit.MILLISECONDS.toNanos(200);

    private final Context context;
    private final FloorStore store;
    private final FloorProvider provider;
    private final Telling telling;
    private final Deque<Saga> queue = new ArrayDeque<>();

    /** When batches that were written are due again. */
    private final Deque<Long> dues = new ArrayDeque<>();

    private List<Move> moves = new ArrayList<>();
    private boolean writing;
    private boolean claiming;
    private int underWay;
    private volatile int inHand;

    Pipeline(Context context, FloorStore store, FloorProvider provider, Telling telling) {
        this.context = context;
        this.store = store;
        this.provider = provider;
        this.telling = telling;
    }

    /** Begins to look for what is due. */
    void start() {
        context.owner().setPeriodic(TICK_MILLIS, id -> context.runOnContext(v -> claim()));
    }

    /** How many are in hand. */
    int inHand() {
        return inHand;
    }

    /** Takes requests; complete once they are durable. */
    Future<?> take(List<Requested> requests) {
        return store.insert(requests).onSuccess(sagas -> {
            sagas.forEach(telling::accepted);
            work(sagas);
        });
    }

    private void work(List<Saga> sagas) {
        inHand += sagas.size();
        queue.addAll(sagas);
        call();
    }

    private void call() {
        while (underWay < FloorProvider.CONCURRENT && !queue.isEmpty()) {
            underWay++;
            step(queue.remove()).onFailure(Floor::end).onSuccess(move -> {
                underWay--;
                moves.add(move);
                write();
                call();
            });
        }
    }

    private Future<Move> step(Saga saga) {
        if (saga.state() == Saga.ACCEPTED) {
            return provider.create(saga).map(reply -> new Move(saga, Saga.SUBMITTED, Reply.orderId(reply), null));
        }
        return provider.status(saga.orderId())
                .compose(reply -> Reply.status(reply) == 0
                        ? provider.server(Reply.itemId(reply))
                                .map(servers -> new Move(saga, Saga.ENDED, saga.orderId(), Reply.server(servers)))
                        : Future.succeededFuture(new Move(saga, Saga.PENDING, saga.orderId(), null)));
    }

    /** What has come together while the last batch was written goes into the next one. */
    private void write() {
        if (writing || moves.isEmpty()) {
            return;
        }
        writing = true;
        List<Move> batch = moves.size() <= BATCH ? moves : new ArrayList<>(moves.subList(0, BATCH));
        moves = batch == moves ? new ArrayList<>() : new ArrayList<>(moves.subList(BATCH, moves.size()));
        store.move(batch).onFailure(Floor::end).onSuccess(written -> {
            batch.stream().filter(move -> written.contains(move.saga().key())).forEach(telling::moved);
            inHand -= batch.size();
            dues.add(System.nanoTime() + WAIT);
            writing = false;
            write();
        });
    }

    private void claim() {
        long now = System.nanoTime();
        boolean due = false;
        while (!dues.isEmpty() && dues.peek() - now <= 0) {
            dues.remove();
            due = true;
        }
        if (due) {
            claim(MOST - inHand);
        }
    }

    /** Where there is no room, or more than fits, it is looked again at the next tick. */
    private void claim(int room) {
        if (claiming || room <= 0) {
            dues.addFirst(System.nanoTime());
            return;
        }
        claiming = true;
        store.claim(room).onFailure(Floor::end).onSuccess(sagas -> {
            claiming = false;
            if (sagas.size() == room) {
                dues.addFirst(System.nanoTime());
            }
            work(sagas);
        });
    }
}
