package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.TopicSight.Seen;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The broker's topics, as far as it lets us look and act. Blocks. */
final class TopicAdmin implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final Admin admin;

    private TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /** With all that the other clients have, and shorter patience. */
    static TopicAdmin open(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        return new TopicAdmin(Admin.create(settings));
    }

    /** What there is of these topics. */
    Map<String, TopicSight> look(List<String> names) throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, KafkaFuture<TopicDescription>> asked = admin.describeTopics(
                        TopicCollection.ofTopicNames(names),
                        new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<String, KafkaFuture<Config>> settings = settings(names);
        Map<String, TopicSight> sights = new LinkedHashMap<>();
        for (String name : names) {
            sights.put(name, sight(asked.get(name), settings.get(name)));
        }
        return sights;
    }

    private Map<String, KafkaFuture<Config>> settings(List<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return admin.describeConfigs(resources).values().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }

    private static TopicSight sight(KafkaFuture<TopicDescription> asked, KafkaFuture<Config> settings)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            TopicDescription topic = asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            int replicas = topic.partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(0);
            Set<AclOperation> allowed = topic.authorizedOperations() == null ? Set.of() : topic.authorizedOperations();
            return new Seen(topic.partitions().size(), replicas, allowed, settings(settings));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return new TopicSight.Missing();
            }
            if (e.getCause() instanceof AuthorizationException) {
                return new TopicSight.Hidden();
            }
            throw e;
        }
    }

    private static Optional<Map<String, String>> settings(KafkaFuture<Config> asked)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            Collection<ConfigEntry> entries =
                    asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS).entries();
            return Optional.of(entries.stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What came of creating a topic. */
    sealed interface Creation {
        /** It is there, by us or by another replica; its largest message where the broker tells. */
        record Done(OptionalLong size) implements Creation {}

        /** We may not. */
        record Forbidden() implements Creation {}

        /** The broker won't. */
        record Refused(String why) implements Creation {}
    }

    /** Creates one topic. */
    Creation create(WantedTopic topic, ProvisionerConfig.Topics fresh, Map<String, String> settings)
            throws InterruptedException, TimeoutException, ExecutionException {
        Optional<Integer> partitions = fresh.partitions().stream().boxed().findFirst();
        Optional<Short> replicas = fresh.replicationFactor().stream()
                .mapToObj(count -> (short) count)
                .findFirst();
        var result = admin.createTopics(List.of(new NewTopic(topic.name(), partitions, replicas).configs(settings)));
        try {
            result.all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Creation.Done(size(result.config(topic.name())));
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    private static Creation failed(ExecutionException e) throws ExecutionException {
        if (e.getCause() instanceof TopicExistsException) {
            return new Creation.Done(OptionalLong.empty());
        }
        if (e.getCause() instanceof AuthorizationException) {
            return new Creation.Forbidden();
        }
        if (e.getCause() instanceof RetriableException) {
            throw e;
        }
        return new Creation.Refused(e.getCause().getMessage());
    }

    private static OptionalLong size(KafkaFuture<Config> asked)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            ConfigEntry size = asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS).get("max.message.bytes");
            return size == null || size.value() == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(size.value()));
        } catch (ExecutionException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
