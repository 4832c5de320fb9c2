package com.klikk.provisioner.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.local.GuardedKafka;
import com.klikk.provisioner.local.ServiceRights;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.LogTap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A broker that asks everybody who they are, and lets nobody do what no ACL allows. */
class TopicRightsTest {
    @TempDir
    static Path folder;

    private static GuardedKafka kafka;

    private final com.klikk.provisioner.local.Topics names = com.klikk.provisioner.local.Topics.fresh();
    private final String acls = "kafka-acls.sh --bootstrap-server "
            + kafka.service().address() + " --add --allow-principal User:<this service's> --operation ";
    private final LogTap log = LogTap.open();

    @BeforeAll
    static void start() {
        kafka = GuardedKafka.start(folder);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void everyAclThatIsMissingIsNamedWithTheCommandThatAddsIt() throws Exception {
        names.create(kafka.admin());
        Topics topics = topics();

        topics.look();

        List<String> written = new ArrayList<>(List.of(names.deadLetters(), names.orders()));
        written.addAll(names.allEvents());
        List<String> all = new ArrayList<>(List.of(names.requests()));
        all.addAll(written);
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "topic " + names.requests() + ": the ACL Read is missing, no request is read; " + acls
                                + "Read --topic " + names.requests(),
                        "topics " + String.join(", ", written)
                                + ": the ACL Write is missing, nothing is told there, and its shard's events wait; "
                                + acls
                                + "Write --topic " + String.join(" --topic ", written),
                        "topics " + String.join(", ", all)
                                + ": the ACL Describe is missing, nobody knows whether they are there; " + acls
                                + "Describe --topic " + String.join(" --topic ", all));
        assertThat(topics.state())
                .isEqualTo(names.requests() + ": the ACL Read is missing; 14 topics: the ACL Write is missing;"
                        + " 15 topics: the ACL Describe is missing");
    }

    @Test
    void withTheLeastRightsOnlySettingsAreUnknown() throws Exception {
        names.create(kafka.admin());
        allow(ServiceRights.least(names));
        Topics topics = topics();

        await().until(() -> {
            topics.look();
            return topics.state().equals("15 topics: the ACL DescribeConfigs is missing");
        });
        assertThat(lines())
                .anySatisfy(line -> assertThat(line)
                        .contains(": the ACL DescribeConfigs is missing, their settings can't be checked; " + acls
                                + "DescribeConfigs --topic " + names.requests()));

        allow(List.of(ServiceRights.right(DESCRIBE_CONFIGS, TOPIC, PREFIXED, names.prefix())));
        await().until(() -> {
            topics.look();
            return topics.state().equals("as they must be");
        });
    }

    @Test
    void missingTopicIsNamedWhereWeMayNotCreateItAndCreatedOnceWeMay() throws Exception {
        allow(ServiceRights.least(names));
        Topics topics = topics();

        await().until(() -> {
            topics.look();
            return topics.state().contains("is missing; and 10 more, see the log");
        });
        assertThat(lines())
                .contains("topic " + names.orders()
                        + ": is missing, the ACL Create on it is missing too; kafka-topics.sh"
                        + " --bootstrap-server " + kafka.service().address() + " --create --topic " + names.orders()
                        + " --config cleanup.policy=compact");

        allow(Stream.of(CREATE, DESCRIBE_CONFIGS)
                .map(operation -> ServiceRights.right(operation, TOPIC, PREFIXED, names.prefix()))
                .toList());
        await().ignoreExceptions().until(() -> {
            topics.look();
            return topics.look().equals(Duration.ofMinutes(10));
        });
        assertThat(topics.state()).isEqualTo("as they must be");
    }

    static IntStream rights() {
        return IntStream.range(
                0,
                ServiceRights.least(com.klikk.provisioner.local.Topics.standard())
                        .size());
    }

    @Test
    void leastRightsAreEnough() {
        names.create(kafka.admin());
        allow(ServiceRights.least(names));

        await().ignoreExceptions().atMost(Duration.ofSeconds(60)).until(this::works);
    }

    @ParameterizedTest
    @MethodSource("rights")
    void noneOfThemCanBeLeftOut(int left) {
        names.create(kafka.admin());
        List<AclBinding> rights = new ArrayList<>(ServiceRights.least(names));
        rights.remove(left);
        allow(rights);
        // Rights become known in the order in which they were given.
        allow(List.of(ServiceRights.right(DESCRIBE_CONFIGS, TOPIC, PREFIXED, names.prefix())));
        await().ignoreExceptions().until(this::mayDescribe);

        assertThatThrownBy(this::works).isInstanceOf(AuthorizationException.class);
    }

    private boolean mayDescribe() throws Exception {
        Topics topics = topics();
        topics.look();
        return !topics.state().contains("DescribeConfigs");
    }

    /** Sends as the relay does, and reads as the intake does. */
    private boolean works() {
        try (Publisher relay = new Publisher(kafka.service().client(), names.group() + "-default-relay-0")) {
            relay.open();
            relay.publish(Stream.of(names.deadLetters(), names.orders(), names.events("paid"))
                    .map(topic -> new ProducerRecord<byte[], byte[]>(topic, new byte[] {1}, "{}".getBytes(UTF_8)))
                    .toList());
        }
        publishRequest();
        try (var intake = new KafkaConsumer<>(
                kafka.service().with(Map.of("group.id", names.group(), "auto.offset.reset", "earliest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            intake.subscribe(List.of(names.requests()));
            await().pollInSameThread()
                    .until(() -> !intake.poll(Duration.ofMillis(100)).isEmpty());
            intake.commitSync();
        }
        return true;
    }

    private void publishRequest() {
        try (var publisher =
                new KafkaProducer<>(kafka.admin().client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            publisher.send(new ProducerRecord<>(names.requests(), "{}".getBytes(UTF_8)));
        }
    }

    private static void allow(List<AclBinding> rights) {
        ServiceRights.grant(kafka.admin(), rights);
    }

    private Topics topics() {
        List<String> settings = new ArrayList<>();
        names.settings().forEach((key, value) -> settings.addAll(List.of(key, value)));
        ProvisionerConfig config = Configured.with(settings.toArray(String[]::new));
        return new Topics(kafka.service().client(), new TopicNames(config), config);
    }

    private List<String> lines() {
        return log.text()
                .lines()
                .filter(line -> line.contains(names.prefix()))
                .map(line -> line.replaceFirst(" null$", ""))
                .toList();
    }
}
