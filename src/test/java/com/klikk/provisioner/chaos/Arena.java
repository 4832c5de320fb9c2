package com.klikk.provisioner.chaos;

import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.local.LocalStack;
import com.klikk.provisioner.local.PackagedApp;
import com.klikk.provisioner.local.RunFolder;
import com.klikk.provisioner.local.ServiceRights;
import com.klikk.provisioner.local.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** PostgreSQL, Kafka and the packaged service, in a folder that keeps their logs. */
final class Arena implements AutoCloseable {
    /** One topic with the whole lifecycle beside the topics of each type: only there has Kafka an order. */
    static final String LIFECYCLE = "provisioning.lifecycle";

    private final PackagedApp app;
    private final LocalStack stack;
    private final Database database;
    private final List<Replica> replicas = new ArrayList<>();

    Arena(String name) {
        RunFolder folder = RunFolder.take(Path.of("target", name), true);
        app = PackagedApp.copyTo(folder);
        stack = LocalStack.throwaway(folder.path());
        database = stack.backends().createDatabase();
        Topics.standard().create(stack.backends().kafka());
        createLifecycle();
        ServiceRights.grant(stack.backends(), ServiceRights.least(Topics.standard(), LIFECYCLE));
    }

    private void createLifecycle() {
        try (Admin admin = Admin.create(stack.backends().kafka().client())) {
            NewTopic topic = new NewTopic(LIFECYCLE, Optional.of(4), Optional.empty());
            admin.createTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    Backends backends() {
        return stack.backends();
    }

    Database database() {
        return database;
    }

    /** Crashes it, and starts it again. */
    void crashPostgres() {
        stack.crashPostgres();
    }

    /** Crashes it, and starts it again. */
    void crashKafka() {
        stack.crashKafka();
    }

    /** Starts a replica with these settings beside the common ones. */
    Replica replica(Map<String, String> more) {
        Map<String, String> settings = settings();
        settings.putAll(more);
        Replica replica = new Replica(app, "replica-" + (replicas.size() + 1), settings);
        replicas.add(replica);
        replica.start();
        return replica;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(stack.backends().service().keys());
        settings.putAll(own());
        return settings;
    }

    private Map<String, String> own() {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
                Map.entry("quarkus.datasource.username", database.username()),
                Map.entry("quarkus.datasource.password", database.password()),
                Map.entry("quarkus.http.host", "127.0.0.1"),
                Map.entry("provisioner.security.mode", "none"),
                Map.entry("provisioner.events.topic", "provisioning.events.{type}," + LIFECYCLE),
                Map.entry("provisioner.klikk.connect-timeout", "500ms"),
                Map.entry("provisioner.klikk.request-timeout", "1s"),
                Map.entry("provisioner.poll.min-interval", "200ms"),
                Map.entry("provisioner.poll.max-interval", "1s"),
                Map.entry("provisioner.poll.payment-interval", "1s"),
                Map.entry("provisioner.reconcile.settle-time", "1s"),
                Map.entry("provisioner.reconcile.clean-listings", "3"),
                Map.entry("provisioner.reconcile.max-placements", "12"));
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        stack.close();
    }
}
