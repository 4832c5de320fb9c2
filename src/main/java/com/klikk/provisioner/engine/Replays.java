package com.klikk.provisioner.engine;

import static java.util.stream.Collectors.toMap;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.ReplayStore.Replay;
import com.klikk.provisioner.outbox.OutboxSignal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Has told what was told before, because an operator asks for it. Nothing happens to any saga. */
@ApplicationScoped
public class Replays {
    private static final Logger LOG = Logger.getLogger(Replays.class);

    private final Pool pool;
    private final ReplayStore store;
    private final OutboxSignal signal;
    private final Clock clock;

    Replays(Pool pool, ReplayStore store, OutboxSignal signal, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * What is to be sent again of an order, or of a message that was rejected.
     *
     * @param sequences of its events; none where only its state is wanted
     */
    public record Wanted(long sagaKey, String requestId, List<Integer> sequences) {
        private Stream<Replay> replays() {
            return sequences.isEmpty()
                    ? Stream.of(Replay.ofState(sagaKey, requestId))
                    : sequences.stream().map(sequence -> new Replay(sagaKey, requestId, sequence));
        }

        private String what() {
            return switch (sequences.size()) {
                case 0 -> "its state";
                case 1 -> "1 event";
                default -> sequences.size() + " events";
            };
        }
    }

    /** All of it, or nothing where this fails; it is in the timelines. */
    public Uni<Void> send(List<Wanted> orders, Operator by) {
        List<Replay> replays = orders.stream().flatMap(Wanted::replays).toList();
        Map<Long, String> words = orders.stream().collect(toMap(Wanted::sagaKey, order -> by.words(order.what())));
        Instant now = clock.now();
        return pool.withTransaction(transaction ->
                        store.add(transaction, replays).flatMap(done -> store.note(transaction, words, now)))
                .invoke(signal::fire)
                .invoke(() -> LOG.infof(
                        "sent again, by=%s orders=%d events=%d",
                        JsonText.quote(by.name()),
                        orders.size(),
                        orders.stream()
                                .mapToInt(order -> order.sequences().size())
                                .sum()));
    }
}
