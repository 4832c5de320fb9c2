package com.klikk.provisioner.config;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The event types of contract version 1, as topics spell them, and the topics that a template makes of them. */
public final class EventTypes {
    /** All of them. */
    public static final List<String> ALL = List.of(
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

    private EventTypes() {}

    /** The templates of {@code provisioner.events.topic}. */
    static Stream<String> templates(ProvisionerConfig config) {
        return Arrays.stream(config.events().topic().split(",", -1)).map(String::strip);
    }

    /** The topics where events of a type go, one a template. */
    public static List<String> topics(ProvisionerConfig config, String type) {
        return templates(config)
                .map(template -> template.replace("{type}", type))
                .distinct()
                .toList();
    }

    /** Every topic where events go. */
    public static List<String> topics(ProvisionerConfig config) {
        return ALL.stream()
                .flatMap(type -> topics(config, type).stream())
                .distinct()
                .toList();
    }
}
