package com.klikk.provisioner.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the last call of each account went. */
@ApplicationScoped
public class LastCalls {
    /** An answer's kind, and when it came. */
    public record Last(String outcome, Instant at) {}

    private final Map<String, Last> byAccount = new ConcurrentHashMap<>();

    /** By account, for those that were called since the start. */
    public Map<String, Last> all() {
        return Map.copyOf(byAccount);
    }

    void note(String account, Last last) {
        byAccount.put(account, last);
    }
}
