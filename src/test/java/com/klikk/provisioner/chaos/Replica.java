package com.klikk.provisioner.chaos;

import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.local.LeashedJvm;
import com.klikk.provisioner.local.PackagedApp;
import com.klikk.provisioner.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One replica of the packaged service, which may live several times. */
final class Replica implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(35);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final PackagedApp app;
    private final String name;
    private final Map<String, String> environment = new HashMap<>();
    private final URI address;
    private LeashedJvm process;
    private int lives;

    Replica(PackagedApp app, String name, Map<String, String> settings) {
        this.app = app;
        this.name = name;
        settings.forEach((key, value) -> environment.put(variable(key), value));
        int port = Ports.any();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        address = URI.create("http://127.0.0.1:" + port);
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Each life has a log of its own. */
    synchronized void start() {
        process = app.start(name + "-" + ++lives, environment);
    }

    /** Begins the next life where one ended by itself, as one does that finds no database at its start: somebody watches over services. */
    synchronized void revive() {
        if (!process.isAlive()) {
            start();
        }
    }

    /** Whether it says itself that it is ready. */
    boolean isReady() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it answers to a GET. */
    HttpResponse<String> get(String path) throws IOException {
        try {
            HttpRequest question = HttpRequest.newBuilder(address.resolve(path))
                    .timeout(PATIENCE)
                    .build();
            return HTTP.send(question, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Returns once it is ready. */
    Replica untilReady() {
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            revive();
            return isReady();
        });
        return this;
    }

    /** The process of this life. */
    synchronized long pid() {
        return process.pid();
    }

    /** Ends it as a power failure would. */
    synchronized void kill() {
        process.kill();
    }

    /** Ends it as whoever deploys the next version does. */
    synchronized void end() {
        process.end(GRACE);
    }

    /** Ends this life as a power failure would, and begins the next. */
    synchronized void restart() {
        kill();
        start();
    }

    /** Holds this life where it is. */
    synchronized Stopped stop() {
        return Stopped.process(process.pid());
    }

    /** Fails where it ended by itself. */
    synchronized void checkAlive() {
        process.checkAlive(name);
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
