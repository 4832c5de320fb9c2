package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.klikk.provisioner.klikk.OrderCover;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON with whatever is or might be a secret replaced by a mark; its shape and its harmless values stay. */
record MaskedJson(OrderCover cover, boolean structured) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MARK = "[hidden]";
    private static final TextNode HIDDEN = TextNode.valueOf(MARK);
    private static final int LONGEST_NUMBER = 20;

    /** What events and lists show too, and therefore no secret. */
    private static final Pattern PUBLIC = Pattern.compile(
            "/(action|request_id|account|reference|order_request_id|item_name)|/items/\\d+/(product/)?name");

    private static final Pattern EVENT_ATTRIBUTE =
            Pattern.compile("/(specversion|id|source|type|subject|time|dataschema|datacontenttype|traceparent)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\s*(https?://)([^/?#\\s]*@)?([^/?#\\s]*)([^?#\\s]*)(.*)");

    JsonNode of(JsonNode document) {
        return masked(document, Place.DOCUMENT);
    }

    private JsonNode masked(JsonNode value, Place at) {
        if (value instanceof ObjectNode object) {
            return object(object, at);
        }
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                array.add(masked(value.get(i), at.element(i)));
            }
            return array;
        }
        if (value.isNumber()) {
            return value.asText().length() > LONGEST_NUMBER ? HIDDEN : value;
        }
        return value.isTextual() ? text(value.textValue(), at) : value;
    }

    private ObjectNode object(ObjectNode object, Place at) {
        ObjectNode shown = NODES.objectNode();
        object.properties().forEach(member -> {
            String name = member.getKey();
            shown.set(shownName(name, shown), member(name, member.getValue(), at.member(name)));
        });
        return shown;
    }

    private static String shownName(String name, ObjectNode shown) {
        if (!Suspicion.nameItself(name)) {
            return name;
        }
        String mark = MARK;
        for (int n = 2; shown.has(mark); n++) {
            mark = "[hidden " + n + "]";
        }
        return mark;
    }

    private JsonNode member(String name, JsonNode value, Place at) {
        if (name.equals("cloud_init_url") && value.isTextual()) {
            return TextNode.valueOf(address(value.textValue()));
        }
        return Suspicion.name(name) && !value.isNull() ? HIDDEN : masked(value, at);
    }

    private JsonNode text(String text, Place at) {
        boolean suspect = isPublic(at.pointer()) ? Suspicion.plainly(text) : Suspicion.text(text);
        return suspect ? HIDDEN : TextNode.valueOf(cover.cover(text));
    }

    private boolean isPublic(String pointer) {
        if (!structured) {
            return PUBLIC.matcher(pointer).matches();
        }
        return EVENT_ATTRIBUTE.matcher(pointer).matches()
                || (pointer.startsWith("/data/")
                        && PUBLIC.matcher(pointer.substring("/data".length())).matches());
    }

    /** Where a file is fetched from; not who fetches it, nor with what. */
    private static String address(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return MARK;
        }
        String path = parts.group(4);
        return parts.group(1)
                + (parts.group(2) == null ? "" : MARK + "@")
                + parts.group(3)
                + (Suspicion.text(path) ? "/" + MARK : path)
                + (parts.group(5).isBlank() ? "" : "?" + MARK);
    }
}
