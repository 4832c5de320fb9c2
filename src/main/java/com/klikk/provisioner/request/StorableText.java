package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Texts that JSON can spell but no database text column and no UTF-8 stream can hold: NUL and unpaired surrogates. */
final class StorableText {
    private StorableText() {}

    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Notes every such text below; a member's name is noted where the member stands. */
    static void check(Spot spot) {
        JsonNode value = spot.value();
        if (value.isTextual() && !storable(value.textValue())) {
            spot.problem("must not contain U+0000 or an unpaired surrogate");
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            if (worthLooking(value.get(i))) {
                check(spot.element(i));
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            checkMember(spot, member.getKey(), member.getValue());
        }
    }

    private static void checkMember(Spot spot, String name, JsonNode value) {
        boolean nameable = storable(name);
        if (!nameable) {
            spot.problem("must not have a member whose name contains U+0000 or an unpaired surrogate");
        }
        if (worthLooking(value)) {
            check(nameable ? spot.member(name) : new Spot(value, spot.at(), spot.findings()));
        }
    }

    private static boolean worthLooking(JsonNode value) {
        return value.isContainerNode() || (value.isTextual() && !storable(value.textValue()));
    }
}
