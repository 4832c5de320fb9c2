package com.klikk.provisioner.support;

import com.klikk.provisioner.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the application under test one account for each journey, so that faults and counts of one never touch another. */
public final class ProvidersResource implements QuarkusTestResourceLifecycleManager {
    /** The token that each account proves itself with, and every sandbox knows. */
    public static final String TOKEN = "sandbox-token";

    /** An account that may call twice a second only. */
    public static final String SLOW = "slow";

    /** An account in which no order is recognised by its items' names. */
    public static final String PERSON = "person";

    private static final List<String> ACCOUNTS = List.of(
            "default",
            "second",
            "passed",
            "payment",
            "redelivered",
            "bad",
            "lossy",
            "held",
            "late",
            "race",
            SLOW,
            "restart",
            "truth",
            "down",
            "shapes",
            "byhand",
            PERSON,
            "overdue",
            "retention",
            "thrice",
            "flood",
            "unwanted",
            "imports",
            "drift",
            "table",
            "replay",
            "letters",
            "traced",
            "resting");

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        for (String account : ACCOUNTS) {
            String prefix = "provisioner.accounts." + account;
            settings.put(prefix + ".url", "http://127.0.0.1:" + Ports.any() + "/api");
            settings.put(prefix + ".token", TOKEN);
            settings.put(prefix + ".adopt-by-name", String.valueOf(!account.equals(PERSON)));
            settings.put(prefix + ".requests-per-second", account.equals(SLOW) ? "2" : "500");
        }
        return settings;
    }

    @Override
    public void stop() {
        // Each test ends the sandbox that it started.
    }
}
