package com.klikk.provisioner.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The firewall groups. Who is in one is worked out from the items; nothing is kept twice. */
final class Firewalls {
    private final Map<String, String> profileById = new LinkedHashMap<>();

    Firewalls(Map<String, String> profileById) {
        this.profileById.putAll(profileById);
    }

    /** False where the id is taken. */
    boolean add(String id, String profile) {
        return profileById.putIfAbsent(id, profile) == null;
    }

    boolean has(String id, String profile) {
        return profile.equals(profileById.get(id));
    }

    Map<String, String> profileById() {
        return profileById;
    }

    List<Firewall> views(Iterable<Item> items, Instant now) {
        Map<String, Firewall> views = new LinkedHashMap<>();
        profileById.forEach(
                (id, profile) -> views.put(id, new Firewall(id, profile, new ArrayList<>(), new ArrayList<>())));
        items.forEach(item -> {
            Firewall group = views.get(item.wishes().firewall());
            if (group != null && item.hasServer(now)) {
                join(group, item.server(now));
            }
        });
        return List.copyOf(views.values());
    }

    private static void join(Firewall group, ServerView server) {
        group.members().add(server.name());
        if (server.vps().wishes().addressInFirewall()) {
            Stream.of(server.network().ipv4(), server.network().ipv6())
                    .filter(address -> !address.isEmpty())
                    .forEach(group.addresses()::add);
        }
    }
}
