package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.EvidenceStore.Surfaced;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.StatusReply;
import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.GivenUp;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Knowledge;
import com.klikk.provisioner.saga.Listing;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Token;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Holds listings against what the database knows: for the open intents of their account, and for orders that surface late. */
@ApplicationScoped
class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    /** Orders without readable items whose status is asked for, a listing. The rest stays unreadable, and proves nothing. */
    private static final int MOST_STATUSES = 50;

    /** A listing that could be read, and right before when it was asked for. */
    record Shown(Instant askedAt, Sifting.Sifted listed) {
        private List<OrderReading> orders() {
            return listed.orders();
        }
    }

    private final EvidenceStore store;
    private final Commands commands;
    private final Clock clock;

    Reconciliation(EvidenceStore store, Commands commands, Clock clock) {
        this.store = store;
        this.commands = commands;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Another listing is about to be read. {@code owned}: the account's orders that are known to be some saga's. */
    Uni<Sifting> begin(String account, EngineContext context, IdTable owned) {
        return store.interest(account, clock.now())
                .map(interest -> new Sifting(account, store.strangers(), context, owned, interest));
    }

    /** What the listing proves; what surfaces late in it is told to its saga first. */
    Uni<Verdict> verdict(Calls calls, ItemsRead items, Shown shown, Evidence.Terms terms) {
        List<Long> ids =
                shown.orders().stream().map(OrderReading::orderId).distinct().toList();
        return store.learn(calls.account(), shown.listed(), clock.now())
                .call(facts -> surface(shown.orders(), facts))
                .flatMap(facts -> named(calls, items, shown.orders(), facts)
                        .map(entries -> listing(shown, entries, facts))
                        .map(listing -> new Evidence(listing, knowledge(ids, facts), facts.open(), terms))
                        .call(evidence -> tellLate(evidence.late(facts.givenUp())))
                        .map(evidence -> new Verdict(evidence, facts, shown.askedAt())));
    }

    private static Listing listing(Shown shown, List<Listing.Entry> entries, Facts facts) {
        Set<Long> learned =
                facts.learned().stream().map(Knowledge.Learned::orderId).collect(Collectors.toSet());
        return new Listing(
                shown.askedAt(),
                entries,
                new Listing.Rest(shown.listed().listed(learned), shown.listed().echoes()));
    }

    private Uni<Void> tellLate(Map<GivenUp, Observation> late) {
        return Multi.createFrom()
                .iterable(late.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> tell(entry.getKey().saga(), entry.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The next listing shows it again, so a failure is nobody else's. */
    private Uni<Void> tell(long saga, Observation surfaced) {
        return commands.apply(saga, surfaced, Observed.cause(surfaced))
                .onFailure()
                .invoke(failure -> LOG.warnf("a late order could not be told yet: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static Knowledge knowledge(List<Long> listed, Facts facts) {
        Set<Long> owned = new HashSet<>(listed);
        owned.removeAll(facts.strangers().keySet());
        return new Knowledge(owned, facts.strangers(), facts.learned());
    }

    /** Orders that no saga owns and that show the token of an attempt that was given up. */
    private Uni<Void> surface(List<OrderReading> orders, Facts facts) {
        Set<Token> open = facts.open().stream().map(Intent::token).collect(Collectors.toSet());
        Map<String, OrderReading> marked = new HashMap<>();
        for (OrderReading order : orders) {
            Token token = Token.leading(order.reference());
            if (token != null && !open.contains(token) && facts.strangers().containsKey(order.orderId())) {
                marked.put(token.value(), order);
            }
        }
        return marked.isEmpty() ? Uni.createFrom().voidItem() : tellMarked(marked);
    }

    private Uni<Void> tellMarked(Map<String, OrderReading> marked) {
        String[] tokens = marked.keySet().toArray(String[]::new);
        Long[] orders = new Long[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            orders[i] = marked.get(tokens[i]).orderId();
        }
        return store.surfaced(tokens, orders)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(surfaced -> tell(surfaced, marked.get(surfaced.token())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> tell(Surfaced surfaced, OrderReading order) {
        LOG.warnf("order=%d surfaced for an attempt that was taken for failed", order.orderId());
        var found = new Observation.Found(surfaced.attempt(), order.orderId(), false);
        return tell(surfaced.sagaKey(), found);
    }

    /**
     * Where names decide and the listing lacks some, {@code order_status} tells them: of the newest first, until one has no answer. The
     * next listing is held against more.
     */
    private static Uni<List<Listing.Entry>> named(
            Calls calls, ItemsRead items, List<OrderReading> orders, Facts facts) {
        List<OrderReading> nameless = orders.stream()
                .filter(order -> lacksNames(order) && isBlank(order.reference()) && facts.matters(order.orderId()))
                .sorted(Comparator.comparing(OrderReading::orderId).reversed())
                .toList();
        items.keep(nameless);
        List<OrderReading> unread = nameless.stream()
                .filter(order -> !items.knows(order))
                .limit(MOST_STATUSES)
                .toList();
        return Multi.createFrom()
                .iterable(unread)
                .onItem()
                .transformToUniAndConcatenate(order -> status(calls, order))
                .select()
                .first(Optional::isPresent)
                .invoke(read -> items.note(read.orElseThrow()))
                .collect()
                .last()
                .map(done ->
                        orders.stream().map(order -> entry(items.best(order))).toList());
    }

    private static Uni<Optional<OrderReading>> status(Calls calls, OrderReading listed) {
        return calls.look("order_status", provider -> provider.status(listed.orderId()))
                .onFailure()
                .recoverWithItem(failure -> new StatusReply.NoAnswer(failure.toString(), null))
                .map(reply -> reply instanceof StatusReply.Read read ? Optional.of(read.order()) : Optional.empty());
    }

    private static boolean lacksNames(OrderReading order) {
        List<String> names = ItemsRead.names(order);
        return names == null || names.contains(null);
    }

    private static Listing.Entry entry(OrderReading order) {
        return Listing.Entry.of(order.orderId(), order.reference(), ItemsRead.names(order));
    }

    private static boolean isBlank(String reference) {
        return reference == null || reference.isBlank();
    }
}
