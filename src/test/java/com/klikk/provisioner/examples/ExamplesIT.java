package com.klikk.provisioner.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import com.klikk.provisioner.local.Ports;
import com.klikk.provisioner.testkit.Lifecycle;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the examples' pages tell to type, typed: only ports are others. */
@TestInstance(PER_CLASS)
class ExamplesIT {
    private static final String SERVER_READY = "provisioning.events.server-ready";
    private static final Page JAVA = Page.of("java");

    private Stage stage;

    @BeforeAll
    void build() {
        CompletableFuture<Void> built = CompletableFuture.runAsync(Build::maven);
        stage = new Stage();
        built.join();
        stage.untilReady();
    }

    @AfterAll
    void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void javaHearsOfItsServerAndMissesNothing() {
        hears(JAVA, "Consumer", () -> run(JAVA, JAVA.command("Publisher"), "published: shop-java-1"));
    }

    @Test
    void nodeHearsOfItsServerAndMissesNothing() {
        assumeTrue(
                Build.has("node") && Build.has("npm"),
                "node is missing: install Node 20.19 or later to have examples/node tested");
        Page node = Page.of("node");
        Build.npm(node.folder());
        hears(node, "consumer.js", () -> run(node, node.command("publisher.js"), "published: shop-node-1"));
    }

    @Test
    void quarkusHearsOfItsServerAndMissesNothing() {
        Page quarkus = Page.of("quarkus");
        String port = Integer.toString(Ports.any());
        String order =
                quarkus.command("curl").replaceAll(".*'(http[^']*)'.*", "$1").replace("8081", port);
        hears(
                quarkus,
                "quarkus-run.jar",
                Map.of("QUARKUS_HTTP_PORT", port),
                () -> await().atMost(Duration.ofSeconds(30))
                        .until(() -> Stage.post(order)
                                .filter("published: shop-quarkus-1\n"::equals)
                                .isPresent()));
    }

    @Test
    void tableShowsServersThatRunUntilTheirOrderIsPurged() {
        Page streams = Page.of("streams");
        String port = Integer.toString(Ports.any());
        String servers = streams.command("curl").replace("curl ", "").replace("8082", port);
        var gone = Lifecycle.of("kit-1")
                .accepted()
                .submitted(1)
                .paid()
                .pending()
                .completed()
                .serverReady("web-1");
        gone.messages().in("provisioning.orders").playInto(stage.kafka());
        try (Program table = start(streams, "RunningServers", Map.of("PORT", port), "streams")) {
            table.untilPrinted("ask: " + streams.command("curl").replace("8082", port));
            assertThat(Stage.answers(servers, "kit-1  web-1  192.0.2.1")).isTrue();

            order("shop-streams-1", "web-streams");

            stage.untilReady("shop-streams-1");
            untilShown(servers, "shop-streams-1  web-streams  192.0.2.", true);
            gone.purged().messages().in("provisioning.orders").playInto(stage.kafka());
            untilShown(servers, "kit-1", false);
        }
    }

    @Test
    void kcatsLinesDoWhatThePageSays() {
        Page kcat = Page.of("kcat");
        kcat.commands()
                .forEach(line ->
                        Program.run(kcat.folder(), "sh -n -c \"$LINE\"", Map.of("LINE", line), stage.file("kcat.log")));
        assumeTrue(Build.has("kcat"), "kcat is missing: install it to have the lines of examples/kcat typed");
        run(kcat, here(kcat.command("kcat -P")), "");
        stage.untilReady("shop-kcat-1");
        run(
                kcat,
                here(kcat.command("server-ready -o beginning -f '%k  %s")),
                "shop-kcat-1  {\"request_id\":\"shop-kcat-1\"");
        run(
                kcat,
                here(kcat.command("server-ready -o beginning -f '%k  %h")),
                "ce_type=com.klikk.provisioning.server-ready.v1");
        run(kcat, here(kcat.command("provisioning.orders")), "\"state\":\"ready\"");
        run(kcat, here(kcat.command("provisioning.requests.dlq")), "");
        try (Program group =
                Program.start(kcat.folder(), here(kcat.command("-G")), Map.of(), stage.file("kcat-group.log"))) {
            group.untilPrinted("\"item_name\":\"web-kcat\"");
        }
    }

    private void hears(Page page, String consumer, Runnable publish) {
        hears(page, consumer, Map.of(), publish);
    }

    /** Its own server, then one that was ready while it was away, and nothing twice, also where it is sent again. */
    private void hears(Page page, String consumer, Map<String, String> environment, Runnable publish) {
        String name = page.folder().getFileName().toString();
        String first = "shop-" + name + "-1";
        try (Program before = start(page, consumer, environment, name + "-1")) {
            publish.run();
            before.untilPrinted("ready: ", first, "web-" + name, "192.0.2.");
        }
        order("shop-" + name + "-2", "web-" + name + "-2");
        stage.untilReady("shop-" + name + "-2");
        try (Program after = start(page, consumer, environment, name + "-2")) {
            after.untilPrinted("ready: ", "shop-" + name + "-2", "web-" + name + "-2");
            for (String known : List.of(first, "shop-" + name + "-2")) {
                String id = new Replay(stage.kafka(), SERVER_READY).of(known);
                after.untilPrinted("known: " + id + ", replayed");
            }
            assertThat(after.printed("ready: ", first)).isZero();
        }
    }

    private void order(String requestId, String item) {
        String line = JAVA.command("Publisher").replace("shop-java-1 web-java", requestId + " " + item);
        run(JAVA, line, "published: " + requestId);
    }

    private void run(Page page, String line, String printed) {
        String name = page.folder().getFileName() + "-run.log";
        assertThat(Program.run(page.folder(), line, environment(name), stage.file(name)))
                .contains(printed);
    }

    private Program start(Page page, String line, Map<String, String> more, String name) {
        Map<String, String> environment = environment(page.folder().getFileName() + ".tsv");
        environment.putAll(more);
        return Program.start(page.folder(), page.command(line), environment, stage.file(name + ".log"));
    }

    private Map<String, String> environment(String inventory) {
        return new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", stage.kafka(),
                "INVENTORY", stage.file(inventory).toString(),
                "INVENTORY_FILE", stage.file(inventory).toString(),
                "JAVA_TOOL_OPTIONS", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
    }

    private String here(String line) {
        return line.replace("127.0.0.1:9092", stage.kafka());
    }

    private static void untilShown(String servers, String text, boolean shown) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stage.answers(servers, "") && Stage.answers(servers, text) == shown);
    }
}
