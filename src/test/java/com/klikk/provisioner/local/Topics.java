package com.klikk.provisioner.local;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the contract, perhaps under a prefix that keeps one test's messages from another's. */
public record Topics(String prefix) {
    /** Every type of lifecycle event. */
    public static final List<String> EVENT_TYPES = List.of(
            "accepted",
            "submitted",
            "payment-required",
            "paid",
            "pending",
            "server-ready",
            "completed",
            "item-cancelled",
            "cancellation-scheduled",
            "cancelled",
            "rejected",
            "attention");

    private static final int PARTITIONS = 4;

    /** The names that the contract gives. */
    public static Topics standard() {
        return new Topics("");
    }

    /** Names that no test used before. */
    public static Topics fresh() {
        return new Topics("t" + Long.toString(System.nanoTime(), 36) + ".");
    }

    /** Where requests go in. */
    public String requests() {
        return prefix + "provisioning.requests";
    }

    /** Where requests end that can't be served. */
    public String deadLetters() {
        return requests() + ".dlq";
    }

    /** The compacted table of orders. */
    public String orders() {
        return prefix + "provisioning.orders";
    }

    /** The consumer group that replicas share. */
    public String group() {
        return prefix + "klikk-provisioner";
    }

    /** Where events of a type come out. */
    public String events(String type) {
        return prefix + "provisioning.events." + type;
    }

    /** All event topics. */
    public List<String> allEvents() {
        return EVENT_TYPES.stream().map(this::events).toList();
    }

    /** The service's settings for these names. */
    public Map<String, String> settings() {
        return Map.of(
                "provisioner.requests.topic", requests(),
                "provisioner.requests.dlq-topic", deadLetters(),
                "provisioner.requests.group-id", group(),
                "provisioner.orders.topic", orders(),
                "provisioner.events.topic", events("{type}"));
    }

    /** Creates those that are missing, and returns once they can be read. */
    public void create(KafkaAccess access) {
        try (Admin admin = Admin.create(access.client())) {
            var there = admin.listTopics().names().get(60, TimeUnit.SECONDS);
            List<NewTopic> missing = wanted().stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(60, TimeUnit.SECONDS);
            untilKnown(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Creating the topics was interrupted.");
        } catch (ExecutionException | TimeoutException e) {
            throw new PartFailed("Kafka did not create the topics: " + e.getMessage());
        }
    }

    /** A topic is created before the broker knows of it; until then a reader is told that it has no partitions. */
    private void untilKnown(Admin admin) {
        List<String> names = wanted().stream().map(NewTopic::name).toList();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> admin.describeTopics(names).allTopicNames().get().size() == names.size());
    }

    private List<NewTopic> wanted() {
        List<NewTopic> all = new ArrayList<>();
        all.add(topic(requests()));
        all.add(topic(deadLetters()).configs(Map.of("max.message.bytes", Integer.toString(2 * 1024 * 1024))));
        all.add(topic(orders()).configs(Map.of("cleanup.policy", "compact")));
        allEvents().forEach(name -> all.add(topic(name)));
        return all;
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }
}
