package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.Drift.Read;
import com.klikk.provisioner.engine.Drift.Report;
import com.klikk.provisioner.engine.Drift.StrayOrder;
import com.klikk.provisioner.engine.Drift.StrayServer;
import com.klikk.provisioner.engine.LiveListings.Shown;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.ServerReading;
import com.klikk.provisioner.klikk.ServersReply;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.StatusClass;
import com.klikk.provisioner.saga.Token;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Compares what the provider lists with what sagas own. The database is read after the listings, and open intents before what is owned: an
 * order that is learned meanwhile is then nobody's drift. Only tells, never acts.
 */
@ApplicationScoped
public class Drifts {
    private static final String READ = "read";

    private final Engine engine;
    private final DriftStore store;
    private final Duration settleTime;

    Drifts(Engine engine, DriftStore store, ProvisionerConfig config) {
        this.engine = engine;
        this.store = store;
        this.settleTime = config.reconcile().settleTime();
    }

    /** What differs now, account by account. */
    public Uni<Report> look(Collection<String> accounts) {
        return Uni.join()
                .all(accounts.stream().sorted().map(this::look).toList())
                .andFailFast()
                .map(Drifts::together);
    }

    private static Report together(List<Report> reports) {
        return new Report(
                reports.stream().flatMap(report -> report.items().stream()).toList(),
                reports.stream().flatMap(report -> report.read().stream()).toList());
    }

    private Uni<Report> look(String account) {
        return engine.listings(account)
                .flatMap(shown -> suspects(account)
                        .flatMap(suspects -> orders(account, shown, suspects))
                        .flatMap(strays -> servers(account, shown, strays)
                                .flatMap(servers -> missing(account, shown)
                                        .map(missing ->
                                                report(account, shown, List.of(strays.orders(), servers, missing))))));
    }

    private Uni<Suspects> suspects(String account) {
        return store.open(account)
                .flatMap(open -> store.requests(open.stream().map(Intent::saga).toList())
                        .map(requests -> new Suspects(open, requests)));
    }

    private static Report report(String account, Shown shown, List<List<? extends Drift>> found) {
        List<Drift> items = new ArrayList<>();
        found.forEach(items::addAll);
        return new Report(
                items, List.of(new Read(account, told(shown.orders()), told(shown.servers()), shown.askedAt())));
    }

    private static String told(ListReply reply) {
        if (reply instanceof ListReply.Held held) {
            return held.why();
        }
        return reply instanceof ListReply.NoAnswer none ? none.why() : READ;
    }

    private static String told(ServersReply reply) {
        if (reply instanceof ServersReply.Held held) {
            return held.why();
        }
        return reply instanceof ServersReply.NoAnswer none ? none.why() : READ;
    }

    private static List<OrderReading> listed(Shown shown) {
        return shown.orders() instanceof ListReply.Read read ? read.orders() : List.of();
    }

    private static List<Long> ids(List<OrderReading> orders) {
        return orders.stream().map(OrderReading::orderId).distinct().toList();
    }

    private Uni<Strays> orders(String account, Shown shown, Suspects suspects) {
        List<OrderReading> listed = listed(shown);
        List<String> tokens = listed.stream()
                .map(order -> Token.leading(order.reference()))
                .filter(Objects::nonNull)
                .map(Token::value)
                .toList();
        return store.strangers(account, ids(listed))
                .flatMap(strangers -> store.watchers(tokens)
                        .map(watchers -> listed.stream()
                                .filter(order -> strangers.containsKey(order.orderId()))
                                .map(order -> stray(
                                        account, order, suspects.of(order, strangers.get(order.orderId()), watchers)))
                                .toList()))
                .map(orders -> Strays.of(orders, listed, suspects));
    }

    private static StrayOrder stray(String account, OrderReading order, String maybe) {
        StatusClass known = StatusClass.of(order.status());
        return new StrayOrder(
                account,
                order.orderId(),
                order.status(),
                known == null ? null : known.wire(),
                order.reference(),
                ItemsRead.names(order),
                maybe);
    }

    /** The provider may take a settle time to list an order. */
    private Uni<List<Drift.Missing>> missing(String account, Shown shown) {
        return shown.orders() instanceof ListReply.Read read
                ? store.missing(account, ids(read.orders()), shown.askedAt().minus(settleTime))
                : Uni.createFrom().item(List.of());
    }

    /** Whose a server is the listed orders tell first, then what sagas know or knew of their items. */
    private Uni<List<StrayServer>> servers(String account, Shown shown, Strays strays) {
        List<ServerReading> doubtful = shown.servers() instanceof ServersReply.Read read
                ? read.servers().stream()
                        .filter(server -> !strays.ours().contains(server.orderItemId()))
                        .toList()
                : List.of();
        return doubtful.isEmpty()
                ? Uni.createFrom().item(List.of())
                : store.owned(
                                account,
                                doubtful.stream()
                                        .map(ServerReading::orderItemId)
                                        .toList())
                        .flatMap(owned -> store.vague(account, strays.itemised())
                                .map(vague -> servers(account, doubtful, owned, strays.or(vague))));
    }

    private static List<StrayServer> servers(
            String account, List<ServerReading> doubtful, Set<Long> owned, LongFunction<String> maybe) {
        return doubtful.stream()
                .filter(server -> !owned.contains(server.orderItemId()))
                .map(server -> new StrayServer(
                        account, server.id(), server.name(), server.orderItemId(), maybe.apply(server.orderItemId())))
                .toList();
    }
}
