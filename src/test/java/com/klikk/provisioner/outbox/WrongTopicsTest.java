package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a topic is told with the command that mends it, and the command does. */
class WrongTopicsTest extends AgainstBroker {
    private static final Pattern ALTER = Pattern.compile("--entity-name (\\S+) --add-config ([^=]+)=(\\S+)");
    private static final Pattern PARTITIONS = Pattern.compile("--alter --topic (\\S+) --partitions (\\d+)");

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

    private void set(String topic, String setting, String value) {
        var entry = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(entry)));
        await().ignoreExceptions()
                .until(() -> settings(topic).get(setting).value().equals(value));
    }
}
