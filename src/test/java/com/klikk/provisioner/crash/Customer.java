package com.klikk.provisioner.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.sandbox.Sandbox;
import com.klikk.provisioner.sandbox.SandboxOptions;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Who asks for something once: an account and a provider of its own, one request, and the messages that carry it. */
final class Customer implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration A_WHILE = Duration.ofSeconds(12);

    /** Always the same, so that servers take equally long in every run. */
    private static final long SEED = 1;

    private final int number = COUNT.incrementAndGet();
    private final String requestId;
    private final Sandbox provider;
    private final List<ConsumerRecord<byte[], byte[]>> messages;
    private final ProvisionerConfig config;

    Customer(Place place, Scenario scenario) {
        requestId = Stream.iterate(0, n -> n + 1)
                .map(n -> "crash-" + number + "-" + n)
                .filter(id -> Shards.of(id) == Place.SHARD)
                .findFirst()
                .orElseThrow();
        provider =
                Sandbox.start(SandboxOptions.defaults().withPort(0).withSpeed(0).withOrigin(SEED, 1000));
        provider.inject(scenario.faults());
        messages = messages(scenario.messages(account(), requestId));
        config = config(place);
    }

    private List<ConsumerRecord<byte[], byte[]>> messages(List<JsonNode> bodies) {
        byte[] key = requestId.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bodies.size())
                .mapToObj(n -> new ConsumerRecord<>(
                        "requests-of-" + number,
                        0,
                        n,
                        key,
                        bodies.get(n).toString().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    String requestId() {
        return requestId;
    }

    String account() {
        return "a" + number;
    }

    List<ConsumerRecord<byte[], byte[]>> messages() {
        return messages;
    }

    /** What the provider holds. */
    List<OrderView> orders() {
        return provider.orders();
    }

    /** At the provider time passes by steps, so that every run sees the same. */
    void aWhileLater() {
        provider.clock().advance(A_WHILE);
    }

    /** The settings of every life that serves it. */
    ProvisionerConfig config() {
        return config;
    }

    private ProvisionerConfig config(Place place) {
        String account = "provisioner.accounts." + account();
        Map<String, String> settings = new HashMap<>(place.settings());
        settings.put(account + ".url", provider.uri().toString());
        settings.put(account + ".token", "sandbox-token");
        settings.put(account + ".requests-per-second", "1000");
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProvisionerConfig.class)
                .withSources(new PropertiesConfigSource(settings, "crash", 100))
                .build()
                .getConfigMapping(ProvisionerConfig.class);
    }

    @Override
    public void close() {
        provider.close();
    }
}
