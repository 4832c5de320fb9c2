package com.klikk.provisioner.chaos;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.sandbox.OrderView;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Requests that come evenly, and how long each takes to become an order. */
final class Flow {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Account account;
    private final Publisher publisher;
    private final int rate;
    private final Iterator<Order> orders;

    Flow(Account account, Publisher publisher, int rate) {
        this.account = account;
        this.publisher = publisher;
        this.rate = rate;
        this.orders = account.orders().iterator();
    }

    /** Lets requests come for so long, and returns once each has become an order. */
    Latencies run(Duration time) {
        Map<String, Instant> published = new ConcurrentHashMap<>();
        int wanted = Math.toIntExact(time.toMillis() * rate / 1000);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            clock.scheduleAtFixedRate(() -> publishNext(published, wanted), 0, 1_000_000 / rate, MICROSECONDS);
            await().atMost(time.plus(PATIENCE)).until(() -> published.size() == wanted);
        } finally {
            clock.shutdownNow();
        }
        await().atMost(PATIENCE).until(() -> made().keySet().containsAll(published.keySet()));
        Map<String, Instant> made = made();
        return Latencies.of(
                published.entrySet().stream().map(sent -> Duration.between(sent.getValue(), made.get(sent.getKey()))));
    }

    private void publishNext(Map<String, Instant> published, int wanted) {
        if (published.size() < wanted) {
            Order order = orders.next();
            published.put(order.reference(), Instant.now());
            publisher.publish(order);
        }
    }

    /** Whether no request became two orders. */
    boolean withoutDoubles() {
        List<String> references =
                account.books().orders().stream().map(Order::referenceIn).toList();
        return Set.copyOf(references).size() == references.size();
    }

    private Map<String, Instant> made() {
        return account.books().orders().stream()
                .collect(toMap(Order::referenceIn, OrderView::madeAt, (one, other) -> one));
    }
}
