package com.klikk.provisioner.examples;

import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.local.LeashedJvm;
import com.klikk.provisioner.local.LocalStack;
import com.klikk.provisioner.local.PackagedApp;
import com.klikk.provisioner.local.Ports;
import com.klikk.provisioner.local.RunFolder;
import com.klikk.provisioner.local.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the local run has, at ports of its own and in a hurry. */
final class Stage implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final RunFolder folder = RunFolder.take(Path.of("target", "examples"), true);
    private final LocalStack stack = LocalStack.unguarded(folder.path());
    private final String address = "http://127.0.0.1:" + Ports.any();
    private final LeashedJvm sandbox;
    private final LeashedJvm service;

    Stage() {
        PackagedApp app = PackagedApp.copyTo(folder);
        Topics.standard().create(stack.backends().kafka());
        int port = Ports.any();
        sandbox = app.start("sandbox", Map.of(), "sandbox", "--port=" + port, "--speed=60");
        service = app.start("service", settings(stack.backends().createDatabase(), port));
    }

    private Map<String, String> settings(Database database, int sandboxPort) {
        return Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka()),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", database.username()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.password()),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", address.replaceAll(".*:", "")),
                Map.entry("PROVISIONER_ACCOUNTS_DEFAULT_URL", "http://127.0.0.1:" + sandboxPort + "/api"),
                Map.entry("PROVISIONER_ACCOUNTS_DEFAULT_TOKEN", "sandbox-token"),
                Map.entry("PROVISIONER_SECURITY_MODE", "none"),
                Map.entry("PROVISIONER_POLL_MIN_INTERVAL", "200ms"));
    }

    String kafka() {
        return stack.backends().kafka().address();
    }

    /** A file that is kept after the run. */
    Path file(String name) {
        return folder.path().resolve(name).toAbsolutePath();
    }

    /** Returns once the service says that it is ready. */
    void untilReady() {
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            service.checkAlive("The service");
            return answers(address + "/q/health/ready", "");
        });
    }

    /** Returns once the service has told all of an order. */
    void untilReady(String requestId) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> answers(address + "/api/v1/orders/" + requestId, "\"state\":\"ready\""));
    }

    /** Whether there is an answer without error that holds this text. */
    static boolean answers(String url, String text) {
        return answer(HttpRequest.newBuilder(URI.create(url)))
                .map(body -> body.contains(text))
                .orElse(false);
    }

    /** What a POST without a body is answered, where that is no error. */
    static Optional<String> post(String url) {
        return answer(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.noBody()));
    }

    private static Optional<String> answer(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
            return Optional.of(answer.body()).filter(body -> answer.statusCode() < 300);
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        service.kill();
        sandbox.kill();
        stack.close();
    }
}
