package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a JSON value so that equal meanings, and only those, give equal text: members sorted, nulls of objects left out, numbers by
 * value, everything tagged and counted so that no content can pass for structure.
 */
final class CanonicalForm {
    private final StringBuilder text = new StringBuilder();

    CanonicalForm text(String value) {
        text.append('s').append(value.length()).append(':').append(value);
        return this;
    }

    CanonicalForm value(JsonNode value, Shape shape) {
        Optional<BigDecimal> number = number(value, shape);
        if (number.isPresent()) {
            return number(number.get());
        }
        if (value.isTextual()) {
            return text(value.textValue());
        }
        if (value.isObject()) {
            return object(value, shape);
        }
        if (value.isArray()) {
            return array(value, shape);
        }
        text.append(value.isNull() ? 'z' : value.booleanValue() ? 't' : 'f');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static Optional<BigDecimal> number(JsonNode value, Shape shape) {
        if (shape.numeric() && value.isBoolean()) {
            return Optional.of(value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        return shape.numeric() || value.isNumber() ? Numeric.read(value) : Optional.empty();
    }

    /** Only the digits are stripped: with a huge exponent of its own the number could leave the range of its scale. */
    private CanonicalForm number(BigDecimal number) {
        BigDecimal digits = new BigDecimal(number.unscaledValue()).stripTrailingZeros();
        long exponent = number.signum() == 0 ? 0 : -(long) number.scale() - digits.scale();
        text.append('n')
                .append(digits.unscaledValue())
                .append('e')
                .append(exponent)
                .append(';');
        return this;
    }

    private CanonicalForm array(JsonNode value, Shape shape) {
        text.append('a').append(value.size()).append(':');
        value.forEach(element -> value(element, shape.element()));
        return this;
    }

    private CanonicalForm object(JsonNode value, Shape shape) {
        Map<String, JsonNode> members = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!member.getValue().isNull()) {
                members.put(member.getKey(), member.getValue());
            }
        }
        text.append('o').append(members.size()).append(':');
        members.forEach((name, member) -> text(name).value(member, shape.member(name)));
        return this;
    }
}
