package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads JSON values as the provider does: numbers may be strings, {@code true} counts as 1. */
final class Loose {
    private Loose() {}

    /** A finite number, or empty where there is none. */
    static OptionalDouble number(Object value) {
        if (value instanceof Boolean flag) {
            return OptionalDouble.of(flag ? 1 : 0);
        }
        try {
            double number = value == null
                    ? Double.NaN
                    : Double.parseDouble(value.toString().strip());
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** A whole number within the range that a double holds exactly, or empty. */
    static OptionalLong whole(Object value) {
        OptionalDouble number = number(value);
        boolean whole = number.isPresent()
                && number.getAsDouble() == Math.rint(number.getAsDouble())
                && Math.abs(number.getAsDouble()) <= 0x1.0p53;
        return whole ? OptionalLong.of((long) number.getAsDouble()) : OptionalLong.empty();
    }

    /** The text of a value; {@code ""} for null and missing. */
    static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** The object under {@code key}; an empty one where there is none. */
    static JsonObject object(JsonObject parent, String key) {
        return parent.getValue(key) instanceof JsonObject object ? object : new JsonObject();
    }
}
