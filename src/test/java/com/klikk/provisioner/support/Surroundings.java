package com.klikk.provisioner.support;

import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.local.KafkaAccess;
import com.klikk.provisioner.local.Topics;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the application under test finds its parts, read from its own settings. */
public record Surroundings(Config config) {
    static Surroundings ofThisTest() {
        return new Surroundings(ConfigProvider.getConfig());
    }

    /** Whom tests reach as somebody who may do everything; the service may do less. */
    KafkaAccess kafka() {
        return Backends.shared().kafka();
    }

    Database database() {
        return new Database(
                text("quarkus.datasource.jdbc.url"),
                text("quarkus.datasource.username"),
                text("quarkus.datasource.password"));
    }

    String requestsTopic() {
        return text("provisioner.requests.topic");
    }

    String deadLettersTopic() {
        return text("provisioner.requests.dlq-topic");
    }

    String ordersTopic() {
        return text("provisioner.orders.topic");
    }

    String eventsTopic(String type) {
        return text("provisioner.events.topic").replace("{type}", type);
    }

    List<String> topicsOut() {
        List<String> topics = new ArrayList<>(List.of(deadLettersTopic(), ordersTopic()));
        Topics.EVENT_TYPES.forEach(type -> topics.add(eventsTopic(type)));
        return topics;
    }

    String publicUrl() {
        return text("provisioner.public-url");
    }

    int port(String account) {
        return URI.create(text("provisioner.accounts." + account + ".url")).getPort();
    }

    private String text(String key) {
        return config.getValue(key, String.class);
    }
}
