package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which event goes to which topics. */
@ApplicationScoped
public class TopicNames {
    /** The types of contract version 1. */
    public static final List<String> TYPES = List.of(
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

    private final ProvisionerConfig config;

    TopicNames(ProvisionerConfig config) {
        this.config = config;
    }

    /** One a template. */
    List<String> of(String type) {
        return Arrays.stream(config.events().topic().split(",", -1))
                .map(template -> template.strip().replace("{type}", type))
                .distinct()
                .toList();
    }

    /** The topics of events, each with the types that it carries. */
    public Map<String, List<String>> events() {
        Map<String, List<String>> carried = new LinkedHashMap<>();
        TYPES.forEach(type -> of(type).forEach(topic ->
                carried.computeIfAbsent(topic, fresh -> new ArrayList<>()).add(type)));
        return carried;
    }

    /** Every topic that this service reads or writes. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        all.add(config.requests().topic());
        all.add(config.requests().dlqTopic());
        all.add(config.orders().topic());
        TYPES.forEach(type -> all.addAll(of(type)));
        return all;
    }
}
