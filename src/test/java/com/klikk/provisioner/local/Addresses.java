package com.klikk.provisioner.local;

import java.util.Map;
import java.util.TreeMap;

/** Where everything is. */
record Addresses(int service, int sandbox, KafkaAccess kafka, Database database) {
    static final String TOKEN = "sandbox-token";

    String serviceUrl() {
        return "http://127.0.0.1:" + service;
    }

    String sandboxUrl() {
        return "http://127.0.0.1:" + sandbox + "/api";
    }

    /** The service's settings, as environment variables. */
    Map<String, String> environment() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.address());
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", database.username());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(service));
        settings.put("PROVISIONER_ACCOUNTS_DEFAULT_URL", sandboxUrl());
        settings.put("PROVISIONER_ACCOUNTS_DEFAULT_TOKEN", TOKEN);
        settings.put("PROVISIONER_SECURITY_MODE", "none");
        settings.put("PROVISIONER_PUBLIC_URL", serviceUrl());
        return settings;
    }
}
