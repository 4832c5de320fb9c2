package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the same JSON in another way: member order, white space, number spelling, escapes. */
public record Respelling(Random random) {
    /** The same, spelled anew. */
    public String of(JsonNode value) {
        return blank() + bare(value) + blank();
    }

    private String bare(JsonNode value) {
        if (value.isObject()) {
            return object(value);
        }
        if (value.isArray()) {
            return IntStream.range(0, value.size())
                    .mapToObj(i -> of(value.get(i)))
                    .collect(Collectors.joining(",", "[", blank() + "]"));
        }
        if (value.isNumber()) {
            return number(value.decimalValue());
        }
        return value.isTextual() ? text(value.textValue()) : value.toString();
    }

    private String object(JsonNode value) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
        Collections.shuffle(members, random);
        return members.stream()
                .map(member -> text(member.getKey()) + blank() + ":" + of(member.getValue()))
                .collect(Collectors.joining(",", "{" + blank(), "}"));
    }

    private String number(BigDecimal number) {
        int shift = random.nextInt(5) - 2;
        return switch (random.nextInt(3)) {
            case 0 -> number.toPlainString();
            case 1 -> number.scaleByPowerOfTen(shift).toPlainString() + (random.nextBoolean() ? "e" : "E") + -shift;
            default ->
                number.setScale(Math.max(0, number.scale()) + random.nextInt(4)).toPlainString();
        };
    }

    private String text(String text) {
        String json = TextNode.valueOf(text).toString();
        if (text.isEmpty() || random.nextInt(4) > 0) {
            return json;
        }
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "\"", "\""));
    }

    private String blank() {
        return new String[] {"", " ", "\n\t", "  "}[random.nextInt(4)];
    }
}
