package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;

/** What an administrator types, with Kafka's own tools. */
record TopicCommands(String brokers, ProvisionerConfig.Topics fresh) {
    /** Creates a topic. */
    String create(WantedTopic topic, Map<String, String> settings) {
        StringBuilder command =
                new StringBuilder(topics("create")).append(" --topic ").append(topic.name());
        fresh.partitions().ifPresent(count -> command.append(" --partitions ").append(count));
        fresh.replicationFactor()
                .ifPresent(count -> command.append(" --replication-factor ").append(count));
        settings.forEach((key, value) ->
                command.append(" --config ").append(key).append('=').append(value));
        return command.toString();
    }

    /** Changes a setting of a topic. */
    String alter(WantedTopic topic, String key, String value) {
        return "kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s=%s"
                .formatted(brokers, topic.name(), key, value);
    }

    /** Gives a topic more partitions. */
    String partitions(WantedTopic topic, int count) {
        return topics("alter") + " --topic " + topic.name() + " --partitions " + count;
    }

    /** Puts copies on other brokers, by a plan that the administrator writes. */
    String reassign() {
        return "kafka-reassign-partitions.sh --bootstrap-server " + brokers
                + " --reassignment-json-file plan.json --execute";
    }

    /** Allows this service something. */
    String allow(AclOperation operation, List<String> topics) {
        return "kafka-acls.sh --bootstrap-server %s --add --allow-principal User:<this service's> --operation %s %s"
                .formatted(
                        brokers,
                        name(operation),
                        topics.stream().map(topic -> "--topic " + topic).collect(Collectors.joining(" ")));
    }

    /** An operation as ACLs spell it, {@code DescribeConfigs} for example. */
    static String name(AclOperation operation) {
        return Arrays.stream(operation.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private String topics(String action) {
        return "kafka-topics.sh --bootstrap-server " + brokers + " --" + action;
    }
}
