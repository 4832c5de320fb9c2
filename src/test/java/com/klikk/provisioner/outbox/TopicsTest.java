package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import com.klikk.provisioner.config.EventTypes;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.KafkaAccess;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.LogTap;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of topics on a real broker. */
class TopicsTest {
    private static final KafkaAccess KAFKA = Backends.shared().kafka();
    private static final Pattern ALTER = Pattern.compile("--entity-name (\\S+) --add-config ([^=]+)=(\\S+)");
    private static final Pattern PARTITIONS = Pattern.compile("--alter --topic (\\S+) --partitions (\\d+)");

    private final String prefix = "topics" + Long.toString(System.nanoTime(), 36) + ".";
    private final Admin admin = Admin.create(KAFKA.client());
    private final LogTap log = LogTap.open();

    @AfterEach
    void close() {
        log.close();
        admin.close();
    }

    @Test
    void missingTopicsAreCreatedWithTheSettingsOfTheirUse() throws Exception {
        created(topics("provisioner.topics.partitions", "3", "provisioner.topics.replication-factor", "1"));

        assertThat(ownSettings("requests")).isEqualTo(Map.of("cleanup.policy", "delete"));
        assertThat(ownSettings("events")).isEqualTo(Map.of("cleanup.policy", "delete"));
        assertThat(ownSettings("orders")).isEqualTo(Map.of("cleanup.policy", "compact"));
        assertThat(ownSettings("dlq")).isEqualTo(Map.of("cleanup.policy", "delete", "max.message.bytes", "2097152"));
        assertThat(partitions("orders")).isEqualTo(3);
    }

    @Test
    void brokerDecidesWhatNobodyConfigured() throws Exception {
        created(topics());

        assertThat(partitions("events")).isEqualTo(1);
    }

    @Test
    void deadLettersHoldWhateverTheRequestTopicTakes() throws Exception {
        create("requests", Map.of("max.message.bytes", "5000000"));

        created(topics());

        assertThat(ownSettings("dlq")).containsEntry("max.message.bytes", "5065536");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "by.{type}", "by.{type}, one", "one,other,one"})
    void everyTemplateHasItsTopics(String templates) throws Exception {
        String own = templates.replaceAll("(^|,\\s*)", "$1" + prefix);

        created(topics("provisioner.events.topic", own));

        List<String> expected = new ArrayList<>(List.of("requests", "dlq", "orders"));
        for (String template : own.split(",\\s*", -1)) {
            EventTypes.ALL.forEach(
                    type -> expected.add(template.substring(prefix.length()).replace("{type}", type)));
        }
        assertThat(admin.listTopics().names().get().stream().filter(name -> name.startsWith(prefix)))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().distinct().map(name -> prefix + name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    orders | cleanup.policy | delete | cleanup.policy is delete, must be compact, or the states of orders are deleted by their age | compact
                    orders | cleanup.policy | compact,delete | cleanup.policy is compact,delete, should be compact, or the state of an order that does not change for the retention time is forgotten | compact
                    events | cleanup.policy | compact | cleanup.policy is compact, must be delete, or of a request's events only the newest is kept | delete
                    events | cleanup.policy | compact,delete | cleanup.policy is compact,delete, must be delete, or of a request's events only the newest is kept | delete
                    requests | cleanup.policy | compact | cleanup.policy is compact, must be delete, or of several requests with one key only the newest is read | delete
                    dlq | cleanup.policy | compact | cleanup.policy is compact, must be delete, or of several dead letters with one key only the newest is kept | delete
                    dlq | max.message.bytes | 1048588 | max.message.bytes is 1048588, must be at least 1114124, or a message that the request topic just took stays in the database | 1114124
                    orders | max.message.bytes | 100000 | max.message.bytes is 100000, must be at least 1048576, or one large order stops the relay of all that share its shard | 1048576
                    events | max.message.bytes | 100000 | max.message.bytes is 100000, must be at least 1048576, or one large order stops the relay of all that share its shard | 1048576
                    events | retention.ms | 3600000 | retention.ms is 3600000, should be at least 86400000 (a day), or who is away for longer misses what it holds | 86400000
                    requests | retention.ms | 3600000 | retention.ms is 3600000, should be at least 86400000 (a day), or who is away for longer misses what it holds | 86400000
                    """)
    void whatIsWrongIsToldOnceWithTheCommandThatMendsIt(
            String topic, String setting, String value, String told, String mended) throws Exception {
        Topics topics = topics();
        created(topics);
        set(topic, setting, value);

        topics.look();
        topics.look();

        assertThat(lines())
                .containsExactly(
                        "topic %s%s: %s; kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s%s --add-config %s=%s"
                                .formatted(prefix, topic, told, KAFKA.address(), prefix, topic, setting, mended));
        assertThat(topics.state()).isEqualTo(prefix + topic + ": " + told.replaceFirst(", (or|as) .*", ""));
        untilMended(topics);
    }

    @Test
    void fewerPartitionsThanConfiguredAreTold() throws Exception {
        created(topics());
        Topics topics = topics("provisioner.topics.partitions", "2");

        topics.look();

        assertThat(topics.state()).contains(prefix + "orders: partitions are 1, should be 2");
        assertThat(lines())
                .contains("topic " + prefix
                        + "orders: partitions are 1, should be 2, as provisioner.topics.partitions says;"
                        + " more of them move keys, so let what is there be read first; kafka-topics.sh --bootstrap-server "
                        + KAFKA.address() + " --alter --topic " + prefix + "orders --partitions 2");
        untilMended(topics);
    }

    @Test
    void topicThatCanNotBeCreatedIsNamedUntilSomebodyCreatesIt() throws Exception {
        Topics topics = topics("provisioner.topics.replication-factor", "3");

        assertThat(topics.look()).isEqualTo(Duration.ofMinutes(1));

        assertThat(lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("topic " + prefix + "orders: is missing, the broker does not create it: ")
                        .endsWith("; kafka-topics.sh --bootstrap-server " + KAFKA.address() + " --create --topic "
                                + prefix + "orders --replication-factor 3 --config cleanup.policy=compact"));
        assertThat(topics.state()).contains(prefix + "orders: is missing");

        create("orders", Map.of("cleanup.policy", "compact"));
        topics.look();
        assertThat(topics.state())
                .contains(prefix + "orders: replicas are 1, should be 3")
                .contains("dlq: is missing");
    }

    @Test
    void topicsAreLookedAtAgainAndAgain() {
        AtomicInteger looks = new AtomicInteger();
        Vertx vertx = Vertx.vertx();
        try {
            new Looking(looks).ensure(vertx);

            await().untilAtomic(looks, greaterThan(3));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void brokerThatIsAwayIsToldOf() {
        AtomicInteger looks = new AtomicInteger(-1);
        Vertx vertx = Vertx.vertx();
        try {
            Topics topics = new Looking(looks);
            topics.ensure(vertx);

            await().until(() -> topics.state().equals("not looked at: the broker is away"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Looks very often, and its first look fails where it counts from below. */
    private final class Looking extends Topics {
        private final AtomicInteger looks;

        Looking(AtomicInteger looks) {
            super(KAFKA.client(), new TopicNames(config()), config());
            this.looks = looks;
        }

        @Override
        Duration look() throws ExecutionException {
            if (looks.getAndIncrement() < 0) {
                throw new ExecutionException(new IllegalStateException("the broker is away"));
            }
            return Duration.ofMillis(1);
        }
    }

    private ProvisionerConfig config(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "provisioner.requests.topic", prefix + "requests",
                "provisioner.requests.dlq-topic", prefix + "dlq",
                "provisioner.orders.topic", prefix + "orders",
                "provisioner.events.topic", prefix + "events"));
        settings.addAll(List.of(more));
        return Configured.with(settings.toArray(String[]::new));
    }

    private Topics topics(String... more) {
        ProvisionerConfig config = config(more);
        return new Topics(KAFKA.client(), new TopicNames(config), config);
    }

    /** A topic is created before the broker knows of it. */
    private void created(Topics topics) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> topics.look().equals(Duration.ofMinutes(10))
                        && topics.state().equals("as they must be"));
        assertThat(lines()).isEmpty();
    }

    /** Does what the log says. */
    private void untilMended(Topics topics) throws Exception {
        for (String line : lines()) {
            ALTER.matcher(line)
                    .results()
                    .forEach(command ->
                            set(command.group(1).substring(prefix.length()), command.group(2), command.group(3)));
            PARTITIONS
                    .matcher(line)
                    .results()
                    .forEach(command -> admin.createPartitions(
                            Map.of(command.group(1), NewPartitions.increaseTo(Integer.parseInt(command.group(2))))));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> topics.look().equals(Duration.ofMinutes(10)));
        assertThat(topics.state()).isEqualTo("as they must be");
    }

    private List<String> lines() {
        return log.text()
                .lines()
                .filter(line -> line.startsWith("topic " + prefix))
                .map(line -> line.replaceFirst(" null$", ""))
                .toList();
    }

    private void create(String topic, Map<String, String> settings) throws Exception {
        NewTopic fresh = new NewTopic(prefix + topic, Optional.empty(), Optional.empty());
        admin.createTopics(List.of(fresh.configs(settings))).all().get(60, TimeUnit.SECONDS);
        await().ignoreExceptions().until(() -> partitions(topic) > 0);
    }

    private void set(String topic, String setting, String value) {
        var entry = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(entry)));
        await().ignoreExceptions()
                .until(() -> settings(topic).get(setting).value().equals(value));
    }

    private Map<String, String> ownSettings(String topic) throws Exception {
        return settings(topic).entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private Config settings(String topic) throws Exception {
        return admin.describeConfigs(List.of(resource(topic))).all().get().get(resource(topic));
    }

    private ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic);
    }

    private int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(prefix + topic))
                .allTopicNames()
                .get()
                .get(prefix + topic)
                .partitions()
                .size();
    }
}
