package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The schema of requests, as any publisher's own validator reads it. */
final class PublishedSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    static final ObjectNode DOCUMENT = document();
    private static final Schema SCHEMA =
            REGISTRY.getSchema(DOCUMENT.deepCopy().put("$id", "http://localhost:8080/schemas/order-request.v1.json"));

    private PublishedSchema() {}

    static boolean accepts(JsonNode request) {
        return SCHEMA.validate(request).isEmpty();
    }

    /** What is wrong with the schema itself. */
    static List<Error> faults(JsonNode schema) {
        return REGISTRY.getSchema(
                        com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(schema);
    }

    private static ObjectNode document() {
        try (InputStream in = RequestReader.class.getResourceAsStream("/schemas/order-request.v1.json")) {
            return (ObjectNode) Orders.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
