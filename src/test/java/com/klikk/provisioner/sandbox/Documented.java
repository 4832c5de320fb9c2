package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The examples of the provider's documentation, from {@code documented.txt}. */
final class Documented {
    private static final String TEXT = read();

    private Documented() {}

    /** An example as it stands. */
    static String text(String name) {
        String title = "\n== " + name + "\n";
        int from = TEXT.indexOf(title) + title.length();
        if (from < title.length()) {
            throw new IllegalArgumentException("no example " + name);
        }
        int to = TEXT.indexOf("\n== ", from);
        return TEXT.substring(from, to < 0 ? TEXT.length() : to);
    }

    /** An example with what keeps it from being JSON mended: a comment, a stray comma, {@code NNNN} for a number. */
    static JsonObject json(String name) {
        return new JsonObject(text(name)
                .replaceAll(" //[^\n]*", "")
                .replaceAll("\\{\\s*,", "{")
                .replaceAll("NNN+", "1000"));
    }

    /** The options of the second page as an order that can be made: its words for numbers stand for numbers. */
    static JsonObject secondPage() {
        JsonObject order = json("order_create request");
        JsonObject options = order.getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("product")
                .getJsonObject("options");
        JsonObject features = options.getJsonObject("features");
        options.mergeIn(members("quantity_ram_gb", "firewall_addme"));
        options.put("antiaffinity", 7).put("firewall_id", 1);
        features.getJsonObject("sshd").mergeIn(members("authorized_keys", "public_ports_allow"));
        features.mergeIn(members("cloud_init_url", "cloud_init_url"));
        return order;
    }

    /** The lines from one member to another, without the remarks behind them. */
    private static JsonObject members(String first, String last) {
        String lines = text("order_create options of the second page");
        String some = lines.substring(lines.indexOf('"' + first), lines.indexOf('\n', lines.indexOf('"' + last)));
        return new JsonObject("{"
                + String.join(
                        "\n",
                        Arrays.stream(some.split("\n"))
                                .map(line -> line.replaceAll(" \\([^)]*\\)$", ""))
                                .toList())
                + "}");
    }

    private static String read() {
        try (InputStream in = Documented.class.getResourceAsStream("documented.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
