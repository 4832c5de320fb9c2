package com.klikk.provisioner.sandbox;

import io.vertx.core.MultiMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells who is calling. Today by {@code X-Account-Token}; the documented Basic and Digest would be tried here too. */
final class Gate {
    private final Map<String, Profile> byName = new LinkedHashMap<>();
    private final Map<String, Profile> byToken = new LinkedHashMap<>();

    /** Profiles get customer ids from 1 on, in the order of their names. */
    Gate(Map<String, String> profileByToken) {
        profileByToken.values().stream()
                .sorted()
                .distinct()
                .forEach(n -> byName.put(n, new Profile(n, byName.size() + 1)));
        profileByToken.forEach((token, name) -> byToken.put(token, byName.get(name)));
    }

    /** The caller's profile, or empty where the call proves none. */
    Optional<Profile> admit(MultiMap headers) {
        return Optional.ofNullable(headers.get("X-Account-Token")).map(byToken::get);
    }

    Collection<Profile> profiles() {
        return byName.values();
    }
}
