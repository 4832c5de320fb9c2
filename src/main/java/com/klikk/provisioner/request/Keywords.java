package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The keywords of JSON Schema that our schemas use. As the standard has it, most pass over values of other types. */
final class Keywords {
    private Keywords() {}

    static Keyword type(Set<String> names) {
        Set<JsonNodeType> types = EnumSet.noneOf(JsonNodeType.class);
        names.forEach(name -> types.add(nodeType(name)));
        return value(value -> types.contains(value.isMissingNode() ? JsonNodeType.NULL : value.getNodeType()));
    }

    private static JsonNodeType nodeType(String name) {
        return name.equals("integer") ? JsonNodeType.NUMBER : JsonNodeType.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static Keyword oneOf(List<JsonNode> values) {
        return value(value -> values.contains(value.isMissingNode() ? NullNode.getInstance() : value));
    }

    static Keyword minItems(int least) {
        return value(value -> !value.isArray() || value.size() >= least);
    }

    static Keyword maxLength(int most) {
        return (spot, rule) -> {
            String text = spot.value().isTextual() ? spot.value().textValue() : "";
            int length = text.codePointCount(0, text.length());
            if (length > most) {
                spot.problem("must have at most " + most + " characters, has " + length);
            }
            return length <= most;
        };
    }

    static Keyword format(TextFormat format) {
        return (spot, rule) ->
                !spot.value().isTextual() || format.met(spot, spot.value().textValue());
    }

    /** Java's {@code $} also stands before a last line break, the standard's does not. */
    static Keyword pattern(String regex) {
        Pattern pattern = Pattern.compile(regex.replaceFirst("\\$$", "\\\\z"));
        return value(value ->
                !value.isTextual() || pattern.matcher(value.textValue()).find());
    }

    /** Limits for numbers, and, where {@code spelled}, for texts that spell one. */
    static Keyword limits(BigDecimal low, BigDecimal high, boolean whole, boolean spelled) {
        return value(value -> {
            Optional<BigDecimal> number = spelled || value.isNumber() ? Numeric.read(value) : Optional.empty();
            // The limits come first: with a huge exponent no number can be told to be whole.
            return number.isEmpty()
                    || (Numeric.within(number.get(), low, high) && (!whole || Numeric.whole(number.get())));
        });
    }

    /** An explicit null counts as missing. */
    static Keyword members(Map<String, Rule> rules, Set<String> required) {
        List<Map.Entry<String, Rule>> known = List.copyOf(rules.entrySet());
        return (spot, rule) -> {
            if (spot.value().isObject()) {
                known.forEach(member -> member(spot, member.getKey(), member.getValue(), required));
            }
            return true;
        };
    }

    private static void member(Spot spot, String name, Rule rule, Set<String> required) {
        if (spot.value().has(name)) {
            rule.check(spot.member(name));
        } else if (required.contains(name)) {
            rule.refuse(spot.member(name));
        }
    }

    static Keyword branch(Rule condition, Rule then, Rule otherwise) {
        return (spot, rule) -> {
            Rule branch = condition.fits(spot.value()) ? then : otherwise;
            if (branch != null) {
                branch.check(spot);
            }
            return true;
        };
    }

    private static Keyword value(Predicate<JsonNode> demand) {
        return (spot, rule) -> demand.test(spot.value()) || rule.refuse(spot);
    }
}
