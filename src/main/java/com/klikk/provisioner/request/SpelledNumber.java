package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.math.BigDecimal;

/** A number that is written as it was spelled, and equal to all that mean the same. */
final class SpelledNumber extends ValueNode {
    private static final long serialVersionUID = 1L;

    private final String spelling;

    SpelledNumber(String spelling) {
        this.spelling = spelling;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_NUMBER_FLOAT;
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.NUMBER;
    }

    @Override
    public String asText() {
        return spelling;
    }

    @Override
    public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeNumber(spelling);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpelledNumber number
                && new BigDecimal(spelling).compareTo(new BigDecimal(number.spelling)) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(new BigDecimal(spelling).doubleValue());
    }
}
