package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;

/** The provider's own object as it may be shown: members that hold secrets are left out, and secrets that texts quote are covered. */
final class WithoutSecrets {
    private static final Set<String> NAMES = Set.of("authorized_keys", "cloud_init_url", "password", "root_password");

    private WithoutSecrets() {}

    static JsonNode of(JsonNode value, Redaction redaction) {
        if (value.isObject()) {
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            value.properties().stream()
                    .filter(member -> !NAMES.contains(member.getKey().toLowerCase(Locale.ROOT)))
                    .forEach(member -> shown.set(member.getKey(), of(member.getValue(), redaction)));
            return shown;
        }
        if (value.isArray()) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> shown.add(of(element, redaction)));
            return shown;
        }
        return value.isTextual() ? TextNode.valueOf(redaction.cover(value.textValue())) : value;
    }
}
