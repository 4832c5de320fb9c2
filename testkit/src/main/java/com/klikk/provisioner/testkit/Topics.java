package com.klikk.provisioner.testkit;

import java.util.List;

/**
 * Where events and states go.
 *
 * @param events templates as in {@code provisioner.events.topic}; {@code {type}} stands for an event's type
 * @param orders the compacted topic of orders
 */
public record Topics(List<String> events, String orders) {
    /** The names that the service has by default: a topic for each type. */
    public static Topics standard() {
        return new Topics(List.of("provisioning.events.{type}"), "provisioning.orders");
    }

    /** The same with other templates for events: each event goes to all of them. */
    public Topics events(String... templates) {
        return new Topics(List.of(templates), orders);
    }

    /** The same with another compacted topic. */
    public Topics orders(String name) {
        return new Topics(events, name);
    }

    List<String> of(String type) {
        return events.stream()
                .map(template -> template.replace("{type}", type))
                .distinct()
                .toList();
    }
}
