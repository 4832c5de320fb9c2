package com.klikk.provisioner.local;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How somebody reaches Kafka: the settings that each client of theirs needs, whatever else it wants. */
public record KafkaAccess(Map<String, String> settings) {
    private static final String ADDRESS = "bootstrap.servers";

    /** Sorted, so that the same settings are always written alike. */
    public KafkaAccess {
        settings = new TreeMap<>(settings);
    }

    /** Of a broker that asks nobody who they are. */
    static KafkaAccess open(String address) {
        return new KafkaAccess(Map.of(ADDRESS, address));
    }

    /** Where the broker is. */
    public String address() {
        return settings.get(ADDRESS);
    }

    /** A client's settings: these, and its own. */
    public Map<String, Object> with(Map<String, ?> own) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(own);
        return all;
    }

    /** The settings of a client that wants nothing else. */
    public Map<String, Object> client() {
        return with(Map.of());
    }

    /** The same as the service's own keys. */
    public Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        settings.forEach((name, value) -> keys.put("kafka." + name, value));
        return keys;
    }
}
