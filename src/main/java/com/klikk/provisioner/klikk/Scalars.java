package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Single values, whether the provider sends them as numbers or as strings. Null is "no answer". */
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,30}(\\.0{1,30})?");

    private static final Pattern AMOUNT = Pattern.compile("[+]?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private Scalars() {}

    /** An id: a whole number above 0. */
    static Long id(JsonNode node) {
        Long number = number(node);
        return number == null || number <= 0 ? null : number;
    }

    /** A status of one of the documented classes: 0, 1xx, 2xx, 9xx. */
    static Integer status(JsonNode node) {
        Long number = number(node);
        if (number == null) {
            return null;
        }
        boolean known = number == 0 || (number >= 100 && number < 300) || (number >= 900 && number < 1000);
        return known ? number.intValue() : null;
    }

    /** A number that counts something: 0 or more, fractions allowed. */
    static Double amount(JsonNode node) {
        if (node.isNumber()) {
            return positive(node.doubleValue());
        }
        String text = node.isTextual() ? node.textValue().strip() : "";
        return AMOUNT.matcher(text).matches() ? positive(Double.parseDouble(text)) : null;
    }

    private static Double positive(double number) {
        return number >= 0 && Double.isFinite(number) ? (Double) number : null;
    }

    /** A string as it is, a number or boolean in its own spelling, else null. No NUL: PostgreSQL holds none. */
    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText().replace("\0", "") : null;
    }

    /** 1 or true, in any spelling. */
    static boolean yes(JsonNode node) {
        Long number = number(node);
        return (number != null && number == 1)
                || "true".equalsIgnoreCase(node.asText().strip());
    }

    /** Says nothing at all: missing, null, blank or false. */
    static boolean absent(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isBoolean() && !node.booleanValue())
                || (node.isTextual() && node.textValue().isBlank())
                || (node.isContainerNode() && node.isEmpty());
    }

    static Long number(JsonNode node) {
        try {
            if (node.isInt() || node.isLong()) {
                return node.longValue();
            }
            if (node.isNumber()) {
                return node.decimalValue().longValueExact();
            }
            String text = node.isTextual() ? node.textValue().strip() : "";
            return WHOLE.matcher(text).matches() ? (Long) new BigDecimal(text).longValueExact() : null;
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
