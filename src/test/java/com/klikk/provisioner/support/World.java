package com.klikk.provisioner.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.sandbox.Sandbox;
import com.klikk.provisioner.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The world around the service as one account sees it: a provider, fresh for each test, and what is said on Kafka. */
public final class World implements BeforeEachCallback, AfterEachCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String account;
    private UnaryOperator<SandboxOptions> setting;
    private Surroundings around;
    private Wire wire;
    private Sandbox sandbox;

    private World(String account, UnaryOperator<SandboxOptions> setting) {
        this.account = account;
        this.setting = setting;
    }

    /** An account whose provider lives a minute a second. */
    public static World of(String account) {
        return of(account, options -> options.withSpeed(60));
    }

    /** An account whose provider is set up by the test. */
    public static World of(String account, UnaryOperator<SandboxOptions> setting) {
        return new World(account, setting);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        around = Surroundings.ofThisTest();
        wire = Wire.shared(context, around);
        openAt(around.port(account));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
        assertThat(wire.chronicle().faults()).as("told, and not as published").isEmpty();
    }

    /** Lets a provider listen that knows of no order; ids are none that the database knows. */
    public void openAt(int port) {
        long firstId = 1000L * COUNT.incrementAndGet();
        SandboxOptions options = SandboxOptions.defaults().withPort(port).withOrigin(1, firstId);
        sandbox = Sandbox.start(setting.apply(options));
        rows().forgetOrders(account);
    }

    /** Another provider in place of the one that listens. */
    public void reopen(UnaryOperator<SandboxOptions> other) {
        close();
        setting = other;
        openAt(port());
    }

    /** Nobody listens at the provider's address any more. */
    public void close() {
        sandbox.close();
    }

    /** The port where the service looks for the provider. */
    public int port() {
        return around.port(account);
    }

    /** The provider. */
    public Sandbox provider() {
        return sandbox;
    }

    /** Where the service's parts are. */
    Surroundings around() {
        return around;
    }

    /** The service's database. */
    public Rows rows() {
        return new Rows(around.database());
    }

    /** The topic that an event of the type belongs to. */
    public String topic(String type) {
        return around.eventsTopic(type);
    }

    /** The request topic. */
    public String requestsTopic() {
        return around.requestsTopic();
    }

    /** A request id that nobody used. */
    public String newId() {
        return account + "-" + COUNT.incrementAndGet();
    }

    /** An order of this account. */
    public ObjectNode order(String requestId, String... items) {
        return Requests.order(account, requestId, items);
    }

    /** A cancel of this account. */
    public ObjectNode cancel(String requestId, String orderRequestId) {
        return Requests.cancel(account, requestId, orderRequestId);
    }

    /** Publishes requests one after another; a test's requests keep their order. */
    public void publish(JsonNode... requests) {
        for (JsonNode request : requests) {
            publish(Parcel.of(request.toString()).key(request.path("request_id").asText()));
        }
    }

    /** Publishes a message, and says where it durably is. */
    public RecordMetadata publish(Parcel parcel) {
        return wire.send(parcel.partition() == null ? parcel.partition(0) : parcel);
    }

    /** Publishes an order of these items and says its request id. */
    public String ordered(String... items) {
        String id = newId();
        publish(order(id, items));
        return id;
    }

    /** All that is told of a request by now. */
    public Story story(String requestId) {
        return wire.caughtUp().story(requestId);
    }

    /** Waits until the story is as wanted. */
    public Story until(String requestId, Predicate<Story> wanted) {
        try {
            return await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> wire.chronicle().story(requestId), story -> story.whole() && wanted.test(story));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(
                    requestId + " stands at " + rows().stage(requestId) + ", told "
                            + story(requestId).types(),
                    late);
        }
    }

    /** Waits until an event of the type is told. */
    public Story untilTold(String requestId, String type) {
        return until(requestId, story -> story.tells(type));
    }

    /** Waits until the saga has ended. */
    public Story untilEnded(String requestId) {
        return until(requestId, Story::ended);
    }

    /** Waits until the assertion holds. */
    public void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion);
    }

    /** Waits until the provider was asked {@code more} times again for an action. */
    public void untilAsked(String action, int more) {
        long from = asked(action);
        eventually(() -> assertThat(asked(action)).isGreaterThanOrEqualTo(from + more));
    }

    /** How often the provider was asked for an action since it opened. */
    public long asked(String action) {
        return sandbox.calls().getOrDefault(action, 0L);
    }

    /**
     * Waits until another order, published now, is at the provider and was told through the same relay: whatever the service had still
     * wanted to say of the request would have come before.
     */
    public Story afterAnother(String requestId) {
        String later = IntStream.range(0, 1000)
                .mapToObj(n -> newId())
                .filter(id -> Shards.of(id) == Shards.of(requestId))
                .findFirst()
                .orElseThrow();
        publish(order(later, "later"));
        untilTold(later, "submitted");
        return story(requestId);
    }

    /** The order that the provider holds for a request of this account, by its reference. */
    public OrderView placed(String requestId) {
        var orders = sandbox.orders().stream()
                .filter(order -> order.reference().endsWith(" shop order " + requestId))
                .toList();
        assertThat(orders).as("orders of %s", requestId).hasSize(1);
        return orders.get(0);
    }

    /** The states of an order in the compacted topic so far. */
    public List<JsonNode> snapshots(String requestId) {
        return wire.chronicle().snapshots(requestId);
    }

    /** How often the compacted topic was told by now that an order was purged. */
    public int tombstones(String requestId) {
        return wire.caughtUp().tombstones(requestId);
    }

    /** All that is told of a request by now, repetitions included. */
    public List<Told> told(String requestId) {
        return wire.caughtUp().told(requestId);
    }

    /** The compacted topic, for who reads it from now on or from its beginning. */
    public OrdersTable table() {
        return new OrdersTable(around.kafka(), around.ordersTopic());
    }

    /** Waits for so many dead letters under a key. */
    public List<DeadLetter> deadLetters(String key, int atLeast) {
        eventually(() -> assertThat(deadLetters(key)).hasSizeGreaterThanOrEqualTo(atLeast));
        return deadLetters(key);
    }

    /** The dead letters under a key so far. */
    public List<DeadLetter> deadLetters(String key) {
        return wire.chronicle().deadLetters().stream()
                .filter(letter -> key.equals(letter.key()))
                .toList();
    }
}
