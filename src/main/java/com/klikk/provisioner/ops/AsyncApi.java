package com.klikk.provisioner.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.klikk.provisioner.config.EventTypes;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.TopicNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The topics and what is on them, as AsyncAPI 3, with the names and addresses that are configured. */
@ApplicationScoped
class AsyncApi {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORMAT = "application/schema+json;version=draft-2020-12";

    private final PublishedSchemas schemas;
    private final String yaml;

    AsyncApi(ProvisionerConfig config, TopicNames topics, PublishedSchemas schemas) {
        this.schemas = schemas;
        this.yaml = described(filled(config), topics);
    }

    /** The description. */
    String yaml() {
        return yaml;
    }

    private static String filled(ProvisionerConfig config) {
        return resource()
                .replace("{public-url}", config.publicUrl().toString().replaceFirst("/$", ""))
                .replace("{requests}", config.requests().topic())
                .replace("{dead-letters}", config.requests().dlqTopic())
                .replace("{orders}", config.orders().topic());
    }

    private String described(String fixed, TopicNames topics) {
        try {
            ObjectNode document = (ObjectNode) YAML.readTree(fixed);
            ObjectNode messages = document.withObject("/components/messages");
            EventTypes.ALL.forEach(type -> event(messages.putObject(type), type));
            List.of("order-request", "order").forEach(name -> examples(messages.withObject(name), schema(name)));
            topics.events().forEach((topic, types) -> channel(document, topic, types));
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("asyncapi.yaml must be readable", e);
        }
    }

    private void event(ObjectNode message, String type) {
        JsonNode schema = schema(type);
        message.put("name", type).set("title", schema.get("title"));
        message.set("summary", schema.get("description"));
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/event");
        ObjectNode payload = message.putObject("payload").put("schemaFormat", FORMAT);
        payload.putObject("schema").set("$ref", schema.get("$id"));
        examples(message, schema);
    }

    private static void examples(ObjectNode message, JsonNode schema) {
        ArrayNode examples = message.putArray("examples");
        schema.get("examples").forEach(example -> examples.addObject().set("payload", example));
    }

    /** A topic that carries several types is one channel with several messages. */
    private static void channel(ObjectNode document, String topic, List<String> types) {
        String id = "events-" + topic;
        ObjectNode channel = document.withObject("/channels").putObject(id);
        channel.put("address", topic).put("title", "Events: " + String.join(", ", types));
        ObjectNode messages = channel.putObject("messages");
        types.forEach(type -> messages.putObject(type).put("$ref", "#/components/messages/" + type));
        ObjectNode operation = document.withObject("/operations").putObject("send-" + id);
        operation.put("action", "send").putObject("channel").put("$ref", "#/channels/" + id);
        operation.put("summary", "Tells what becomes of requests, in each request's order.");
    }

    private JsonNode schema(String name) {
        try {
            return JSON.readTree(schemas.named(name + ".v1.json").orElseThrow());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published schema must be readable: " + name, e);
        }
    }

    private static String resource() {
        try (InputStream in = AsyncApi.class.getResourceAsStream("/asyncapi.yaml")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
