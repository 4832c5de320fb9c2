package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Creates the topics that are missing, where the broker lets us; a broker that is away is waited for. */
@ApplicationScoped
public class Topics {
    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final long AGAIN_MILLIS = 5000;
    private static final int PATIENCE_SECONDS = 20;

    private final Map<String, Object> kafka;
    private final TopicNames names;
    private final ProvisionerConfig config;

    Topics(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicNames names, ProvisionerConfig config) {
        this.kafka = kafka;
        this.names = names;
        this.config = config;
    }

    /** Returns at once; tries again until it was done. */
    public void ensure(Vertx vertx) {
        vertx.executeBlocking(this::create, false).onFailure(failure -> {
            LOG.infof("topics not checked yet, trying again: %s", failure.getMessage());
            vertx.setTimer(AGAIN_MILLIS, id -> ensure(vertx));
        });
    }

    private Void create() throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet()
                .removeIf(key -> !AdminClientConfig.configNames().contains(key)
                        && !key.startsWith("sasl")
                        && !key.startsWith("ssl"));
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        try (Admin admin = Admin.create(settings)) {
            Set<String> there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = wanted().stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            for (NewTopic topic : missing) {
                create(admin, topic);
            }
        }
        return null;
    }

    private static void create(Admin admin, NewTopic topic) throws InterruptedException, TimeoutException {
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            LOG.infof("topic created: %s", topic.name());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                LOG.warnf(
                        "topic %s is missing and could not be created: %s",
                        topic.name(), e.getCause().getMessage());
            }
        }
    }

    private List<NewTopic> wanted() {
        List<NewTopic> topics = new ArrayList<>();
        for (String name : names.all()) {
            NewTopic topic = new NewTopic(name, Optional.empty(), Optional.empty());
            topics.add(
                    name.equals(config.orders().topic()) ? topic.configs(Map.of("cleanup.policy", "compact")) : topic);
        }
        return topics;
    }
}
