package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.EventTypes;
import com.klikk.provisioner.config.ProvisionerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which event goes to which topics. */
@ApplicationScoped
public class TopicNames {
    private final ProvisionerConfig config;
    private final Map<String, List<String>> byType = new ConcurrentHashMap<>();

    TopicNames(ProvisionerConfig config) {
        this.config = config;
    }

    /** One a template. */
    List<String> of(String type) {
        return byType.computeIfAbsent(type, name -> EventTypes.topics(config, name));
    }

    /** The topics of events, each with the types that it carries. */
    public Map<String, List<String>> events() {
        Map<String, List<String>> carried = new LinkedHashMap<>();
        EventTypes.ALL.forEach(type -> of(type).forEach(topic ->
                carried.computeIfAbsent(topic, fresh -> new ArrayList<>()).add(type)));
        return carried;
    }

    /** Every topic that this service reads or writes; the request topic first, for others must be able to hold what it does. */
    List<WantedTopic> all() {
        List<WantedTopic> all = new ArrayList<>();
        all.add(new WantedTopic(config.requests().topic(), TopicUse.REQUESTS));
        all.add(new WantedTopic(config.requests().dlqTopic(), TopicUse.DEAD_LETTERS));
        all.add(new WantedTopic(config.orders().topic(), TopicUse.ORDERS));
        EventTypes.topics(config).forEach(name -> all.add(new WantedTopic(name, TopicUse.EVENTS)));
        return all;
    }
}
