package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Types what docs/sandbox.md tells a newcomer to type, and compares what comes. Only jar and ports are others. */
class SandboxPageTest {
    private static final Path PAGE = Path.of("docs", "sandbox.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final String JAR = "java -jar target/quarkus-app/quarkus-run.jar sandbox";

    private final List<Launched> sandboxes = new ArrayList<>();

    /** A block of the page: {@code sh} to type, {@code json} or plain text to compare with. */
    private record Block(String language, String text) {}

    @AfterEach
    void close() {
        sandboxes.forEach(Launched::close);
    }

    @Test
    void whatThePageTellsToTypeAnswersAsThePageTells() throws IOException {
        Shell.needsCurl();
        String said = "";
        int compared = 0;
        for (Block block : blocks()) {
            switch (block.language()) {
                case "sh" -> said = typed(block.text());
                case "json" -> {
                    same(Json.decodeValue(block.text()), Json.decodeValue(said), block.text());
                    compared++;
                }
                case "" -> {
                    assertThat(said.strip()).isEqualTo(ported(block.text()).strip());
                    compared++;
                }
                default -> assertThat(block.language()).isEqualTo("java");
            }
        }
        assertThat(sandboxes).hasSize(2);
        assertThat(compared).isGreaterThan(15);
    }

    private String typed(String script) {
        if (!script.startsWith(JAR)) {
            return Shell.run(ported(script));
        }
        Launched sandbox = Launched.with(
                script.substring(JAR.length()).replaceAll("--port=\\d+", "").strip());
        sandboxes.add(sandbox);
        return sandbox.ready();
    }

    /** 8090 is the first sandbox's port on the page, 8091 the second's. */
    private String ported(String text) {
        String ported = text;
        for (int i = 0; i < sandboxes.size(); i++) {
            ported = ported.replace(
                    "127.0.0.1:" + (8090 + i), "127.0.0.1:" + sandboxes.get(i).port());
        }
        return ported;
    }

    private static List<Block> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    /** The same members with the same values; {@code …} stands for any. */
    private static void same(Object told, Object heard, String block) {
        if (told instanceof JsonObject object) {
            assertThat(heard).as(block).isInstanceOf(JsonObject.class);
            assertThat(((JsonObject) heard).fieldNames()).as(block).isEqualTo(object.fieldNames());
            object.forEach(member -> same(member.getValue(), ((JsonObject) heard).getValue(member.getKey()), block));
        } else if (told instanceof JsonArray array) {
            assertThat((JsonArray) heard).as(block).hasSize(array.size());
            for (int i = 0; i < array.size(); i++) {
                same(array.getValue(i), ((JsonArray) heard).getValue(i), block);
            }
        } else if (!"…".equals(told)) {
            assertThat(heard).as(block).isEqualTo(told);
        }
    }
}
