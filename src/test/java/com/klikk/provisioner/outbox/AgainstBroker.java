package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.KafkaAccess;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.LogTap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;

/** Topics under a prefix of the test's own on a real broker, and what is said of them. */
abstract class AgainstBroker {
    static final KafkaAccess KAFKA = Backends.shared().kafka();

    final String prefix = "topics" + Long.toString(System.nanoTime(), 36) + ".";
    final Admin admin = Admin.create(KAFKA.client());
    final LogTap log = LogTap.open();

    @AfterEach
    void close() {
        log.close();
        admin.close();
    }

    ProvisionerConfig config(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "provisioner.requests.topic", prefix + "requests",
                "provisioner.requests.dlq-topic", prefix + "dlq",
                "provisioner.orders.topic", prefix + "orders",
                "provisioner.events.topic", prefix + "events"));
        settings.addAll(List.of(more));
        return Configured.with(settings.toArray(String[]::new));
    }

    Topics topics(String... more) {
        ProvisionerConfig config = config(more);
        return new Topics(KAFKA.client(), new TopicNames(config), config);
    }

    /** A topic is created before the broker knows of it. */
    void created(Topics topics) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> topics.look().equals(Duration.ofMinutes(10))
                        && topics.state().equals("as they must be"));
        assertThat(lines()).isEmpty();
    }

    List<String> lines() {
        return log.text()
                .lines()
                .filter(line -> line.startsWith("topic " + prefix))
                .map(line -> line.replaceFirst(" null$", ""))
                .toList();
    }

    void create(String topic, Map<String, String> settings) throws Exception {
        NewTopic fresh = new NewTopic(prefix + topic, Optional.empty(), Optional.empty());
        admin.createTopics(List.of(fresh.configs(settings))).all().get(60, TimeUnit.SECONDS);
        await().ignoreExceptions().until(() -> partitions(topic) > 0);
    }

    Map<String, String> ownSettings(String topic) throws Exception {
        return settings(topic).entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    Config settings(String topic) throws Exception {
        return admin.describeConfigs(List.of(resource(topic))).all().get().get(resource(topic));
    }

    ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic);
    }

    int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(prefix + topic))
                .allTopicNames()
                .get()
                .get(prefix + topic)
                .partitions()
                .size();
    }
}
