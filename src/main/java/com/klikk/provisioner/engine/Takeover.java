package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.Commands.Asked;
import com.klikk.provisioner.engine.Commands.Cause;
import com.klikk.provisioner.engine.OperatorReply.Already;
import com.klikk.provisioner.engine.OperatorReply.Done;
import com.klikk.provisioner.engine.OperatorReply.IdTaken;
import com.klikk.provisioner.engine.OperatorReply.Owned;
import com.klikk.provisioner.engine.OperatorReply.Unclear;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Listing;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Token;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The import of an order that the provider just showed, in one transaction: request id, saga, order. Intents that are open are read after
 * the order was, so that what one of them made is never taken for somebody else's.
 */
@ApplicationScoped
class Takeover {
    private final Pool pool;
    private final ImportStore store;
    private final NewSagas sagas;
    private final Commands commands;
    private final Clock clock;

    Takeover(Pool pool, ImportStore store, NewSagas sagas, Commands commands, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.sagas = sagas;
        this.commands = commands;
        this.clock = clock;
    }

    Uni<OperatorReply> take(Imports.Wish wish, OrderReading order, Operator by) {
        return pool.withTransaction(transaction -> objection(transaction, wish.account(), order)
                        .flatMap(objection -> objection
                                .map(Uni.createFrom()::item)
                                .orElseGet(() -> begin(transaction, wish, order, by))))
                .onFailure(Taken.class)
                .recoverWithItem(new Owned(wish.orderId(), ""));
    }

    /** The order may be what a request of ours led to. */
    private Uni<Optional<OperatorReply>> objection(SqlClient transaction, String account, OrderReading order) {
        Token token = Token.leading(order.reference());
        return EvidenceStore.open(transaction, account)
                .flatMap(open -> store.firstShownBy(transaction, account, order.orderId())
                        .map(shownBy -> maker(open, order, shownBy.orElse(null))))
                .flatMap(maker -> maker.isPresent()
                        ? store.requestOf(transaction, maker.get().saga())
                                .map(id ->
                                        unclear(order, id, maker.get().token().equals(token)))
                        : watched(transaction, order, token));
    }

    private static Optional<Intent> maker(List<Intent> open, OrderReading order, Long firstShownBy) {
        var entry = Listing.Entry.of(order.orderId(), order.reference(), ItemsRead.names(order));
        Optional<Intent> marked = open.stream()
                .filter(intent -> intent.token().equals(entry.token()))
                .findFirst();
        return marked.isPresent()
                ? marked
                : open.stream()
                        .filter(intent -> intent.mayHaveMade(entry, firstShownBy))
                        .findFirst();
    }

    private Uni<Optional<OperatorReply>> watched(SqlClient transaction, OrderReading order, Token token) {
        return token == null
                ? Uni.createFrom().item(Optional.empty())
                : store.watcher(transaction, token).map(watcher -> watcher.flatMap(id -> unclear(order, id, true)));
    }

    private static Optional<OperatorReply> unclear(OrderReading order, String requestId, boolean marked) {
        return Optional.of(new Unclear(order.orderId(), requestId, marked));
    }

    private Uni<OperatorReply> begin(SqlClient transaction, Imports.Wish wish, OrderReading order, Operator by) {
        Instant now = clock.now();
        String meaning = "import:" + wish.account() + ":" + wish.orderId();
        return store.take(transaction, wish.requestId(), meaning, now)
                .flatMap(key -> key.isPresent()
                        ? begin(transaction, saga(key.get(), wish, order), order, asked(order, by, now))
                        : store.means(transaction, wish.requestId(), meaning)
                                .map(same -> same ? new Already() : new IdTaken(wish.requestId())));
    }

    private static NewSagas.Order saga(long key, Imports.Wish wish, OrderReading order) {
        List<Request.Item> items = ImportedItems.of(order);
        return new NewSagas.Order(
                key, wish.requestId(), wish.account(), items, "{}", wish.reference(), null, List.of());
    }

    private static Asked asked(OrderReading order, Operator by, Instant now) {
        Cause cause = new Cause("operator", "import", by.words("order " + order.orderId()));
        return new Asked(cause, List.of(Attachment.seen(now, order)));
    }

    private Uni<OperatorReply> begin(SqlClient transaction, NewSagas.Order saga, OrderReading order, Asked asked) {
        var attached =
                new Observation.Attached(order.orderId(), order.status(), order.message(), ImportedItems.ids(order));
        return sagas.begin(transaction, List.of(saga))
                .flatMap(begun -> commands.grant(transaction, saga.key(), any -> attached, asked))
                .map(granted -> {
                    if (granted.orElseThrow().taken() != null) {
                        throw new Taken();
                    }
                    return new Done();
                });
    }

    /** Nothing of the transaction may remain. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Taken() {
            super("another saga owns the order", null, false, false);
        }
    }
}
