package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.klikk.ServerReading.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code server_list} reply. Rows are matched by their own {@code order_item_id}; a row without one is nobody's. */
final class ServerReader {
    /** PostgreSQL's jsonb takes no NUL; the group keeps escaped backslashes before it whole. */
    private static final Pattern WRITTEN_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private ServerReader() {}

    /** Empty where the reply has no {@code servers}. */
    static Optional<List<ServerReading>> read(JsonNode body, Redaction redaction) {
        return Entry.list(Json.object(body).path("servers"))
                .map(rows -> rows.stream()
                        .map(Entry::value)
                        .filter(row -> Scalars.id(row.path("order_item_id")) != null)
                        .map(row -> row(row, redaction))
                        .toList());
    }

    /** The same for a listing of any length. */
    static Streaming.Rules<ServerRow> rules(Redaction redaction) {
        return new Streaming.Rules<>() {
            @Override
            public JsonNode list(JsonNode body) {
                return Json.object(body).path("servers");
            }

            @Override
            public boolean read(Entry entry, List<ServerRow> rows) {
                Long item = Scalars.id(entry.value().path("order_item_id"));
                return item == null || rows.add(new UnreadServer(item, entry.value(), redaction));
            }
        };
    }

    static List<String> ipv4(JsonNode row) {
        return addresses(row, "ipv4", Addresses::isV4);
    }

    static List<String> ipv6(JsonNode row) {
        return addresses(row, "ipv6", Addresses::isV6);
    }

    static ServerReading row(JsonNode row, Redaction redaction) {
        return new ServerReading(
                Scalars.id(row.path("id")),
                Scalars.text(row.path("name")),
                Scalars.id(row.path("order_item_id")),
                Scalars.yes(row.path("is_running")),
                ipv4(row),
                ipv6(row),
                new Size(Scalars.amount(row.path("cpu")), Scalars.amount(row.path("memory")), storage(row)),
                WRITTEN_NUL
                        .matcher(WithoutSecrets.of(row, redaction).toString())
                        .replaceAll("$1"));
    }

    /** Null where one of them can't be read: the rest would look like too little. */
    private static Double storage(JsonNode row) {
        List<Double> sizes = Entry.list(row.path("storages")).orElse(List.of()).stream()
                .map(storage -> Scalars.amount(storage.value().path("size")))
                .toList();
        return sizes.isEmpty() || sizes.contains(null)
                ? null
                : (Double) sizes.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<String> addresses(JsonNode row, String family, Predicate<String> usable) {
        return Entry.list(row.path("networks")).orElse(List.of()).stream()
                .flatMap(network -> texts(network.value().path(family)))
                .flatMap(Addresses::split)
                .filter(usable)
                .distinct()
                .toList();
    }

    private static Stream<String> texts(JsonNode address) {
        return address.isArray()
                ? Entry.list(address).orElse(List.of()).stream().flatMap(one -> texts(one.value()))
                : Stream.ofNullable(Scalars.text(address));
    }
}
