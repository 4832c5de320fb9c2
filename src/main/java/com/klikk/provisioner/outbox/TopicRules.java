package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a topic that is there must be like. */
record TopicRules(ProvisionerConfig.Topics fresh, MessageSizes sizes, TopicCommands commands) {
    private static final String POLICY = "cleanup.policy";
    private static final String SIZE = "max.message.bytes";
    private static final String RETENTION = "retention.ms";
    private static final String IN_SYNC = "min.insync.replicas";
    private static final long DAY_MILLIS = 86_400_000;

    /** What is not so. */
    List<TopicFinding> findings(WantedTopic topic, TopicSight.Seen seen) {
        List<TopicFinding> findings = new ArrayList<>();
        seen.settings()
                .ifPresent(settings -> Stream.of(
                                policy(topic, policies(settings)),
                                size(topic, seen),
                                retention(topic, seen, policies(settings)),
                                inSync(topic, seen))
                        .flatMap(Optional::stream)
                        .forEach(findings::add));
        partitions(topic, seen).ifPresent(findings::add);
        replicas(topic, seen).ifPresent(findings::add);
        return findings;
    }

    private static Set<String> policies(Map<String, String> settings) {
        return Arrays.stream(settings.getOrDefault(POLICY, "").split(",", -1))
                .map(String::strip)
                .filter(policy -> !policy.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<TopicFinding> policy(WantedTopic topic, Set<String> policies) {
        String wanted = topic.use().policy();
        if (policies.isEmpty() || policies.equals(Set.of(wanted))) {
            return Optional.empty();
        }
        boolean expires = topic.use() == TopicUse.ORDERS && policies.contains(wanted);
        String what =
                "%s is %s, %s be %s".formatted(POLICY, String.join(",", policies), expires ? "should" : "must", wanted);
        return Optional.of(TopicFinding.of(topic, what, harm(topic, expires), commands.alter(topic, POLICY, wanted)));
    }

    private static String harm(WantedTopic topic, boolean expires) {
        if (expires) {
            return "or the state of an order that does not change for the retention time is forgotten";
        }
        return switch (topic.use()) {
            case ORDERS -> "or the states of orders are deleted by their age";
            case REQUESTS -> "or of several requests with one key only the newest is read";
            case EVENTS -> "or of a request's events only the newest is kept";
            case DEAD_LETTERS -> "or of several dead letters with one key only the newest is kept";
        };
    }

    private Optional<TopicFinding> size(WantedTopic topic, TopicSight.Seen seen) {
        long needed = sizes.needed(topic.use());
        return seen.number(SIZE).stream()
                .filter(size -> size < needed)
                .boxed()
                .findFirst()
                .map(size -> {
                    String why = topic.use() == TopicUse.DEAD_LETTERS
                            ? "or a message that the request topic just took stays in the database"
                            : "or one large order stops the relay of all that share its shard";
                    return TopicFinding.of(
                            topic,
                            SIZE + " is " + size + ", must be at least " + needed,
                            why,
                            commands.alter(topic, SIZE, Long.toString(needed)));
                });
    }

    private Optional<TopicFinding> retention(WantedTopic topic, TopicSight.Seen seen, Set<String> policies) {
        return seen.number(RETENTION).stream()
                .filter(millis -> policies.contains("delete") && millis >= 0 && millis < DAY_MILLIS)
                .filter(millis -> topic.use() != TopicUse.ORDERS)
                .boxed()
                .findFirst()
                .map(millis -> TopicFinding.of(
                        topic,
                        RETENTION + " is " + millis + ", should be at least " + DAY_MILLIS + " (a day)",
                        "or who is away for longer misses what it holds",
                        commands.alter(topic, RETENTION, Long.toString(DAY_MILLIS))));
    }

    private Optional<TopicFinding> inSync(WantedTopic topic, TopicSight.Seen seen) {
        return seen.number(IN_SYNC).stream()
                .filter(count -> count < 2 && seen.replicas() >= 3)
                .boxed()
                .findFirst()
                .map(count -> TopicFinding.of(
                        topic,
                        IN_SYNC + " is " + count + " with " + seen.replicas() + " replicas, should be 2",
                        "or what one broker alone has acknowledged is lost with it",
                        commands.alter(topic, IN_SYNC, "2")));
    }

    private Optional<TopicFinding> partitions(WantedTopic topic, TopicSight.Seen seen) {
        return fresh.partitions().stream()
                .filter(wanted -> seen.partitions() < wanted)
                .boxed()
                .findFirst()
                .map(wanted -> TopicFinding.of(
                        topic,
                        "partitions are " + seen.partitions() + ", should be " + wanted,
                        "as provisioner.topics.partitions says; more of them move keys, so let what is there be read first",
                        commands.partitions(topic, wanted)));
    }

    private Optional<TopicFinding> replicas(WantedTopic topic, TopicSight.Seen seen) {
        return fresh.replicationFactor().stream()
                .filter(wanted -> seen.replicas() < wanted)
                .boxed()
                .findFirst()
                .map(wanted -> TopicFinding.of(
                        topic,
                        "replicas are " + seen.replicas() + ", should be " + wanted,
                        "as provisioner.topics.replication-factor says",
                        commands.reassign()));
    }
}
