package com.klikk.provisioner.bench;

import com.klikk.provisioner.bench.stub.ProviderStub;
import com.klikk.provisioner.local.LeashedJvm;
import com.klikk.provisioner.local.PartFailed;
import com.klikk.provisioner.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The provider stub as a process, and what is asked of it. */
final class StubProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final LeashedJvm jvm;
    private final int port;

    private StubProcess(LeashedJvm jvm, int port) {
        this.jvm = jvm;
        this.port = port;
    }

    /** Starts one whose orders have ids from this one on. */
    static StubProcess start(Path log, long firstId) {
        int port = Ports.any();
        List<String> command = new ArrayList<>(List.of("-Xms256m", "-Xmx2g", "-XX:+UseSerialGC", "-Xss256k", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(ProviderStub.class.getName(), Integer.toString(port), Long.toString(firstId)));
        LeashedJvm jvm = LeashedJvm.start(log, Map.of(), command);
        jvm.awaitPort("The provider stub", port);
        return new StubProcess(jvm, port);
    }

    /** The provider's one URL. */
    String url() {
        return "http://127.0.0.1:" + port + "/api";
    }

    long pid() {
        return jvm.pid();
    }

    /** Sets what makes orders complete, and how long a call takes. */
    void set(String pace, int delayMillis) {
        ask("set", "{\"pace\":\"" + pace + "\",\"delay\":" + delayMillis + "}");
    }

    void reset() {
        ask("reset", "");
    }

    /** Calls by action, rows in listings, and what went wrong. */
    Map<String, Long> counts() {
        return Json.longs(ask("counts", ""));
    }

    /** Makes so many orders that wait; tells the first one's id. */
    long seed(String prefix, int count) {
        return Long.parseLong(ask("seed", "{\"prefix\":\"" + prefix + "\",\"count\":" + count + "}"));
    }

    /** Completes so many of them. */
    void release(int count) {
        ask("release", "{\"count\":" + count + "}");
    }

    /** When an order was made and complete, in microseconds. */
    record Times(long made, long done) {}

    /** Of completed orders with such a name. */
    Map<String, Times> times(String prefix) {
        Map<String, Times> times = new HashMap<>();
        Consumer<String[]> note =
                words -> times.put(words[0], new Times(Long.parseLong(words[1]), Long.parseLong(words[2])));
        ask("times", "{\"prefix\":\"" + prefix + "\"}")
                .lines()
                .map(line -> line.split(" "))
                .forEach(note);
        return times;
    }

    private String ask(String what, String body) {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/control/" + what))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(question, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new PartFailed("The provider stub does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("The benchmark was interrupted.");
        }
    }

    @Override
    public void close() {
        jvm.kill();
    }
}
