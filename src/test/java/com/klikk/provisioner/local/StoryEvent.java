package com.klikk.provisioner.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A lifecycle event, as far as a person wants to read it. */
record StoryEvent(String requestId, long sequence, String type, String itemName, JsonNode data) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** Reads an event's value. */
    static StoryEvent read(String value) {
        try {
            JsonNode data = JSON.readTree(value);
            return new StoryEvent(
                    data.path("request_id").asText(),
                    data.path("sequence").asLong(),
                    data.path("type").asText(),
                    data.path("item_name").asText(""),
                    data);
        } catch (JsonProcessingException e) {
            throw new PartFailed("An event is no JSON: " + e.getOriginalMessage());
        }
    }

    /** One line: when, whose, what, and what belongs to it. */
    String line(ZoneId zone) {
        Instant occurred = Instant.parse(data.path("occurred_at").asText());
        String start = "%s  %-8s  %-16s".formatted(TIME.format(occurred.atZone(zone)), requestId, type);
        return (start + "  " + detail()).stripTrailing();
    }

    private String detail() {
        return switch (type) {
            case "accepted", "completed" -> names();
            case "submitted" -> "order " + data.path("order_id").asText();
            case "server-ready" -> itemName + "  " + address();
            case "item-cancelled" -> itemName;
            case "rejected" -> problems();
            case "attention" ->
                data.path("reason").asText() + "  " + data.path("message").asText("");
            default -> data.path("message").asText("");
        };
    }

    private String names() {
        List<String> names = new ArrayList<>();
        data.path("items").forEach(item -> names.add(item.path("name").asText()));
        return String.join(", ", names);
    }

    private String address() {
        JsonNode network = data.path("server").path("networks").path(0);
        String ipv4 = network.path("ipv4").asText("");
        return ipv4.isEmpty() ? network.path("ipv6").asText("") : ipv4;
    }

    private String problems() {
        List<String> problems = new ArrayList<>();
        data.path("problems")
                .forEach(problem -> problems.add(problem.path("pointer").asText() + " "
                        + problem.path("message").asText()));
        return problems.isEmpty() ? data.path("message").asText("") : String.join("; ", problems);
    }
}
