package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.PartFailed;
import com.klikk.provisioner.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts the packaged service, configured by system properties alone. */
final class ServiceStart {
    private static final double PATIENCE = 120;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Ground ground;
    private final List<String> jvm;

    ServiceStart(Ground ground, List<String> jvm) {
        this.ground = ground;
        this.jvm = jvm;
    }

    /** The settings with which bursts and paced loads are measured: no limit of ours is met, and orders are looked at every 200 ms. */
    static Map<String, String> quick() {
        return Map.of(
                "provisioner.poll.min-interval", "200ms",
                "provisioner.poll.max-interval", "200ms",
                "provisioner.poll.payment-interval", "200ms");
    }

    /** Starts one that is ready when this returns. */
    Subject ready(Site site, String name, Map<String, String> more) {
        Map<String, String> settings = settings(site);
        settings.putAll(more);
        int port = Ports.any();
        settings.put("quarkus.http.port", Integer.toString(port));
        List<String> options = new ArrayList<>(jvm);
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        Subject service = new Subject(name, ground.app().start(site.name() + "-" + name, options, Map.of()));
        URI health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        boolean ready = Pauses.until(
                () -> {
                    service.checkAlive();
                    return isReady(health);
                },
                PATIENCE);
        if (!ready) {
            throw new PartFailed("The service is not ready after " + PATIENCE + " s.");
        }
        return service;
    }

    private Map<String, String> settings(Site site) {
        Map<String, String> settings = new TreeMap<>(ground.kafka().keys());
        settings.putAll(site.topics().settings());
        settings.put("quarkus.datasource.jdbc.url", site.database().jdbcUrl());
        settings.put("quarkus.datasource.username", site.database().username());
        settings.put("quarkus.datasource.password", site.database().password());
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("provisioner.security.mode", "none");
        settings.put("provisioner.accounts.default.url", site.stub().url());
        settings.put("provisioner.accounts.default.token", "bench-token");
        settings.put("provisioner.accounts.default.requests-per-second", "1000000");
        settings.put("provisioner.accounts.default.max-concurrent", "256");
        return settings;
    }

    private static boolean isReady(URI health) {
        HttpRequest question =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("The benchmark was interrupted.");
        }
    }
}
