package com.klikk.provisioner.sandbox;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A provider that may only be looked at: the sandbox, or a real one that the system properties name. */
record Endpoint(String name, URI uri, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** {@code -Dklikk.url=…} with {@code -Dklikk.token=…}, or {@code KLIKK_URL} and {@code KLIKK_TOKEN}. */
    static Optional<Endpoint> configured() {
        Optional<String> url = setting("klikk.url", "KLIKK_URL");
        return url.map(u -> new Endpoint(
                "the configured provider",
                URI.create(u),
                setting("klikk.token", "KLIKK_TOKEN")
                        .orElseThrow(() -> new IllegalStateException("klikk.url is set, klikk.token is not"))));
    }

    private static Optional<String> setting(String property, String variable) {
        return Stream.of(System.getProperty(property, ""), System.getenv().getOrDefault(variable, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    Endpoint withToken(String other) {
        return new Endpoint(name, uri, other);
    }

    HttpResponse<String> look(JsonObject request) {
        String action = request.getString("action");
        if (!List.of("order_status", "order_list", "server_list").contains(action)) {
            throw new IllegalArgumentException(action + " is no look");
        }
        HttpRequest post = HttpRequest.newBuilder(uri)
                .header("X-Account-Token", token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(request.encode()))
                .build();
        try {
            return HTTP.send(post, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids that a listing of any plausible shape shows. */
    static List<String> ids(String listing) {
        Object json = Json.decodeValue(listing);
        if (json instanceof JsonObject object) {
            Optional<JsonArray> array = object.stream()
                    .map(member -> member.getValue())
                    .filter(JsonArray.class::isInstance)
                    .map(JsonArray.class::cast)
                    .findFirst();
            return array.map(Endpoint::ids).orElseGet(() -> List.copyOf(object.fieldNames()));
        }
        return ids((JsonArray) json);
    }

    private static List<String> ids(JsonArray entries) {
        return entries.stream()
                .map(JsonObject.class::cast)
                .map(entry -> String.valueOf(entry.getValue("order_id", entry.getValue("id"))))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
