package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers, also where they come as text. */
final class Numeric {
    // The bounded exponent keeps BigDecimal from overflowing its scale.
    private static final Pattern TEXT = Pattern.compile("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,8})?");

    private Numeric() {}

    /** The number that stands here or is spelled here. */
    static Optional<BigDecimal> read(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        if (!value.isTextual()) {
            return Optional.empty();
        }
        String text = value.textValue().strip();
        return TEXT.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** Whether nothing stands behind the decimal point. Only for numbers of known range: huge exponents overflow. */
    static boolean whole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    static boolean within(BigDecimal number, BigDecimal low, BigDecimal high) {
        return number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
    }

    /** The number as a whole one between the limits. */
    static Optional<Long> whole(JsonNode value, long low, long high) {
        return read(value)
                .filter(number -> within(number, BigDecimal.valueOf(low), BigDecimal.valueOf(high)))
                .filter(Numeric::whole)
                .map(BigDecimal::longValueExact);
    }

    /** Zero or one, also as text or as a JSON boolean. */
    static Optional<Boolean> flag(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        return whole(value, 0, 1).map(number -> number == 1);
    }
}
