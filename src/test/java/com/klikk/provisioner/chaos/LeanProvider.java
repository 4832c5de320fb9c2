package com.klikk.provisioner.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A provider of very many orders of one item, numbered from 1: each is pending until it is completed, and then has a server. */
final class LeanProvider implements AutoCloseable {
    /** An item's id is its order's and so much more. */
    static final long ITEMS = 100_000_000;

    private static final Pattern ORDER = Pattern.compile("\"order_id\":(\\d+)");
    private static final Pattern ITEM = Pattern.compile("\"order_item_id\":(\\d+)");
    private static final int LARGE = 1 << 16;

    private final boolean[] completed;
    private final HttpServer server;
    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();

    LeanProvider(int orders) throws IOException {
        completed = new boolean[orders + 1];
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    void complete(int order) {
        completed[order] = true;
    }

    /** How often it was asked for what. */
    Map<String, Long> calls() {
        Map<String, Long> counts = new TreeMap<>();
        calls.forEach((action, count) -> counts.put(action, count.get()));
        return counts;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), LARGE)) {
            if (body.contains("\"order_list\"")) {
                count("order_list");
                list(out, "{\"orders\":[", false);
            } else if (body.contains("\"order_status\"")) {
                count("order_status");
                write(out, order((int) number(ORDER, body)));
            } else if (number(ITEM, body) > 0) {
                count("server_list");
                int one = (int) (number(ITEM, body) - ITEMS);
                write(out, "{\"servers\":[" + (completed[one] ? server(one) : "") + "]}");
            } else {
                count("server_list of all");
                list(out, "{\"servers\":[", true);
            }
        }
    }

    private void count(String action) {
        calls.computeIfAbsent(action, none -> new AtomicLong()).incrementAndGet();
    }

    private void list(OutputStream out, String head, boolean servers) throws IOException {
        write(out, head);
        String comma = "";
        for (int n = 1; n < completed.length; n++) {
            if (!servers || completed[n]) {
                write(out, comma);
                write(out, servers ? server(n) : order(n));
                comma = ",";
            }
        }
        write(out, "]}");
    }

    private String order(int n) {
        int status = completed[n] ? 0 : 200;
        String message = completed[n] ? "Order is completed" : "Order is being processed";
        return "{\"order_id\":" + n + ",\"status\":" + status + ",\"message\":\"" + message
                + "\",\"order_items\":[{\"id\":" + (ITEMS + n) + ",\"status\":" + status
                + ",\"name\":\"VPS\",\"reference\":\"web-1\",\"message\":\"" + message + "\"}]}";
    }

    private static String server(int n) {
        return "{\"id\":" + n + ",\"name\":\"web-1\",\"order_item_id\":" + (ITEMS + n)
                + ",\"is_running\":1,\"cpu\":1,\"memory\":1024,\"networks\":[{\"ipv4\":\"10.0.0.1\",\"ipv6\":\"::\"}]}";
    }

    private static long number(Pattern pattern, String body) {
        Matcher found = pattern.matcher(body);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
