package com.klikk.provisioner.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The published schemas as any reader's own validator takes them, formats included; each is compiled once. */
public final class Schemas {
    /** Where they are. */
    public static final Path FOLDER = Path.of("src/main/resources/schemas");

    private static final SchemaRegistryConfig STRICT =
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    /** The file names of all in a folder, {@code paid.v1.json} for example. */
    public static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One as it stands in a folder. */
    public static ObjectNode document(Path folder, String name) {
        try {
            return Requests.object(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a value breaks of a published schema; empty where it is sound. */
    public static List<String> violations(String name, JsonNode value) {
        return violations(COMPILED.computeIfAbsent(name, Schemas::published), value);
    }

    /** What a value breaks of a schema. */
    public static List<String> violations(Schema schema, JsonNode value) {
        return schema.validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** A schema of this draft, ready to be used. */
    public static Schema compiled(SpecificationVersion draft, JsonNode document) {
        return SchemaRegistry.withDefaultDialect(draft, builder -> builder.schemaRegistryConfig(STRICT))
                .getSchema(document);
    }

    private static Schema published(String name) {
        ObjectNode document = document(FOLDER, name);
        return compiled(
                SpecificationVersion.DRAFT_2020_12,
                document.put(
                        "$id", "http://localhost:8080" + document.get("$id").textValue()));
    }
}
