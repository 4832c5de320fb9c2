package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.TopicAdmin.Creation;
import com.klikk.provisioner.outbox.TopicSight.Hidden;
import com.klikk.provisioner.outbox.TopicSight.Missing;
import com.klikk.provisioner.outbox.TopicSight.Seen;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.acl.AclOperation;

/** One look at all topics: what is missing is created, what is there is held against what it must be. */
final class TopicLook {
    private final TopicAdmin admin;
    private final ProvisionerConfig.Topics fresh;
    private final TopicCommands commands;
    private final List<TopicFinding> findings = new ArrayList<>();
    private final List<String> created = new ArrayList<>();
    private final Map<AclOperation, List<String>> lacking = new EnumMap<>(AclOperation.class);
    private MessageSizes sizes = new MessageSizes(OptionalLong.empty());

    TopicLook(TopicAdmin admin, ProvisionerConfig.Topics fresh, TopicCommands commands) {
        this.admin = admin;
        this.fresh = fresh;
        this.commands = commands;
    }

    /**
     * What a look brought.
     *
     * @param created topics that are new, and that the broker may not show yet
     */
    record Outcome(List<TopicFinding> findings, List<String> created) {}

    /** Blocks. */
    Outcome at(List<WantedTopic> topics) throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, TopicSight> sights =
                admin.look(topics.stream().map(WantedTopic::name).toList());
        for (WantedTopic topic : topics) {
            at(topic, sights.get(topic.name()));
        }
        lacking.forEach((operation, names) -> findings.add(lack(operation, names)));
        return new Outcome(List.copyOf(findings), List.copyOf(created));
    }

    private void at(WantedTopic topic, TopicSight sight)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (sight instanceof Seen seen) {
            learn(topic, seen.number("max.message.bytes"));
            rights(topic, seen);
            findings.addAll(new TopicRules(fresh, sizes, commands).findings(topic, seen));
        } else if (sight instanceof Hidden) {
            lacks(AclOperation.DESCRIBE, topic);
            lacks(topic.use().needed(), topic);
        } else if (sight instanceof Missing) {
            create(topic);
        }
    }

    private void learn(WantedTopic topic, OptionalLong size) {
        if (topic.use() == TopicUse.REQUESTS) {
            sizes = new MessageSizes(size);
        }
    }

    private void rights(WantedTopic topic, Seen seen) {
        if (seen.forbids(topic.use().needed())) {
            lacks(topic.use().needed(), topic);
        }
        if (seen.settings().isEmpty()) {
            lacks(AclOperation.DESCRIBE_CONFIGS, topic);
        }
    }

    private void lacks(AclOperation operation, WantedTopic topic) {
        lacking.computeIfAbsent(operation, first -> new ArrayList<>()).add(topic.name());
    }

    private TopicFinding lack(AclOperation operation, List<String> names) {
        String harm = switch (operation) {
            case READ -> "no request is read";
            case WRITE -> "nothing is told there, and its shard's events wait";
            case DESCRIBE -> "nobody knows whether they are there";
            default -> "their settings can't be checked";
        };
        return new TopicFinding(
                List.copyOf(names),
                "the ACL " + TopicCommands.name(operation) + " is missing",
                harm,
                commands.allow(operation, names));
    }

    private void create(WantedTopic topic) throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, String> settings = topic.settings(sizes);
        Creation creation = admin.create(topic, fresh, settings);
        if (creation instanceof Creation.Done done) {
            learn(topic, done.size());
            created.add(topic.name());
        } else if (creation instanceof Creation.Refused refused) {
            missing(topic, "the broker does not create it: " + refused.why(), settings);
        } else {
            missing(topic, "the ACL " + TopicCommands.name(AclOperation.CREATE) + " on it is missing too", settings);
        }
    }

    private void missing(WantedTopic topic, String why, Map<String, String> settings) {
        findings.add(TopicFinding.of(topic, "is missing", why, commands.create(topic, settings)));
    }
}
