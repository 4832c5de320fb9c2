package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.KafkaAccess;
import com.klikk.provisioner.outbox.DeadLetterTopic.Sought;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** A topic that a broker makes because somebody asked for it has settings that lose messages. The tests' broker makes them, as most do. */
class NoTopicByAccidentTest {
    private static final KafkaAccess KAFKA = Backends.shared().kafka();
    private static final String CHANNEL = "mp.messaging.incoming.requests.";

    private final String missing = "missing-" + Long.toString(System.nanoTime(), 36);

    @Test
    void whoLooksForALetterCreatesNoTopic() {
        Vertx vertx = Vertx.vertx();
        try {
            new DeadLetterTopic(KAFKA.client(), vertx, new Clock())
                    .read(List.of(new Sought(new RecordPlace(missing, 0, 0), new RecordPlace("requests", 0, 0))))
                    .await()
                    .indefinitely();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }

        assertThat(topicsAfterAnotherWasCreated()).doesNotContain(missing);
    }

    @Test
    void whoReadsRequestsCreatesNoTopic() throws IOException {
        ask(channel(), missing);

        assertThat(topicsAfterAnotherWasCreated()).doesNotContain(missing);
    }

    /** The broker is slow to create what it is asked for; what was asked for before is there as well then. */
    private Set<String> topicsAfterAnotherWasCreated() {
        String other = missing + "-other";
        ask(Map.of(), other);
        try (Admin admin = Admin.create(KAFKA.client())) {
            return await().until(() -> admin.listTopics().names().get(), names -> names.contains(other));
        }
    }

    private static void ask(Map<String, String> settings, String topic) {
        try (var consumer =
                new KafkaConsumer<>(KAFKA.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.partitionsFor(topic);
        }
    }

    /** As the service's consumer of requests has them. */
    private static Map<String, String> channel() throws IOException {
        Properties all = new Properties();
        try (InputStream in = NoTopicByAccidentTest.class.getResourceAsStream("/application.properties")) {
            all.load(in);
        }
        Map<String, String> settings = new HashMap<>();
        all.stringPropertyNames().stream()
                .filter(key -> key.startsWith(CHANNEL))
                .forEach(key -> settings.put(key.substring(CHANNEL.length()), all.getProperty(key)));
        return settings;
    }
}
