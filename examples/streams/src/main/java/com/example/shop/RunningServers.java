package com.example.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A table of all orders by request id, built from {@code provisioning.orders} alone, that can be asked which servers run. */
public final class RunningServers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReadOnlyKeyValueStore<String, String> orders;

    private RunningServers(ReadOnlyKeyValueStore<String, String> orders) {
        this.orders = orders;
    }

    /** Runs until Ctrl-C. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8082"));
        KafkaStreams streams = new KafkaStreams(table().build(), settings());
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start(); // returns once the whole table is read
        var running = new RunningServers(streams.store(
                StoreQueryParameters.fromNameAndType("orders", QueryableStoreTypes.<String, String>keyValueStore())));
        HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        http.createContext("/servers", exchange -> {
            byte[] body = running.list().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        System.out.println("ask: curl http://127.0.0.1:" + port + "/servers");
    }

    /** The newest state of each order. A purged order's record has no value, and with it its row is gone. */
    private static StreamsBuilder table() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.globalTable(
                "provisioning.orders",
                Consumed.with(Serdes.String(), Serdes.String()),
                Materialized.as(Stores.inMemoryKeyValueStore("orders")));
        return builder;
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "example-streams");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/streams");
        settings.put(StreamsConfig.consumerPrefix("isolation.level"), "read_committed");
        return settings;
    }

    private String list() {
        StringBuilder list = new StringBuilder();
        try (var rows = orders.all()) {
            rows.forEachRemaining(row -> read(row.value).path("items").forEach(item -> {
                if (item.path("ready").asBoolean() && !item.path("cancelled").asBoolean()) {
                    String address = item.at("/server/networks/0/ipv4").asText();
                    list.append(
                            "%s  %s  %s%n".formatted(row.key, item.path("name").asText(), address));
                }
            }));
        }
        return list.toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
