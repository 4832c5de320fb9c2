package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Finds the first thing in an {@code order_create} body that the provider would refuse. */
final class OrderCheck {
    private static final double MOST_RAM_GB = 4096;
    private static final double MOST_CPU = 512;
    private static final double MOST_STORAGE_GB = 1_000_000;

    private OrderCheck() {}

    /** What is wrong, in a sentence; empty when the order can be made. */
    static Optional<String> problem(JsonObject body) {
        if (!(body.getValue("items") instanceof JsonArray items) || items.isEmpty()) {
            return Optional.of("items is missing");
        }
        return IntStream.range(0, items.size())
                .mapToObj(i -> itemProblem(items.getValue(i)).map(why -> "items[" + i + "]: " + why))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> itemProblem(Object value) {
        if (!(value instanceof JsonObject item)) {
            return Optional.of("not an object");
        }
        if (!(item.getValue("product") instanceof JsonObject product)) {
            return Optional.of("product is missing");
        }
        if (!"VPS".equals(product.getValue("name"))) {
            return Optional.of("unknown product");
        }
        JsonObject options = Loose.object(product, "options");
        return quantity(options, "quantity_ram_gb", MOST_RAM_GB)
                .or(() -> quantity(options, "quantity_cpu", MOST_CPU))
                .or(() -> cores(options))
                .or(() -> quantity(options, "quantity_storage_gb", MOST_STORAGE_GB))
                .or(() -> antiaffinity(options))
                .or(() -> sshd(Loose.object(options, "features")));
    }

    private static Optional<String> quantity(JsonObject options, String key, double most) {
        if (options.getValue(key) == null) {
            return Optional.empty();
        }
        OptionalDouble amount = Loose.number(options.getValue(key));
        boolean sane = amount.isPresent() && amount.getAsDouble() > 0 && amount.getAsDouble() <= most;
        return sane ? Optional.empty() : Optional.of(key + " makes no sense");
    }

    private static Optional<String> cores(JsonObject options) {
        Object cpu = options.getValue("quantity_cpu");
        return cpu == null || Loose.whole(cpu).isPresent()
                ? Optional.empty()
                : Optional.of("quantity_cpu is not whole");
    }

    private static Optional<String> antiaffinity(JsonObject options) {
        Object number = options.getValue("antiaffinity");
        return Loose.text(number).isBlank() || Loose.whole(number).isPresent()
                ? Optional.empty()
                : Optional.of("antiaffinity is no whole number");
    }

    // The documentation marks ip_allow "(required)" within sshd, and nothing else.
    private static Optional<String> sshd(JsonObject features) {
        if (features.getValue("sshd") == null) {
            return Optional.empty();
        }
        String allowed = Loose.text(Loose.object(features, "sshd").getValue("ip_allow"));
        return allowed.isBlank() ? Optional.of("sshd.ip_allow is required") : Optional.empty();
    }
}
