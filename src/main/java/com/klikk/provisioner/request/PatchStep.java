package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** One operation of a JSON Patch. {@code from} and {@code value} are null where it has none. */
record PatchStep(String op, JsonPointer path, JsonPointer from, JsonNode value) {
    private static final Set<String> WITH_VALUE = Set.of("add", "replace", "test");
    private static final Set<String> WITH_FROM = Set.of("move", "copy");
    private static final Pattern WRONG_ESCAPE = Pattern.compile("~(?![01])");

    /** What is wrong with it is noted; it must not be applied then. */
    static PatchStep read(Spot step) {
        if (!step.value().isObject()) {
            step.mustBe("an object with op and path");
            return null;
        }
        Spot op = step.member("op");
        String name = op.value().asText("");
        if (!WITH_VALUE.contains(name) && !WITH_FROM.contains(name) && !name.equals("remove")) {
            op.mustBe("add, remove, replace, move, copy or test");
            return null;
        }
        if (WITH_VALUE.contains(name) && !step.value().has("value")) {
            step.member("value").problem("must be given");
        }
        return new PatchStep(
                name,
                pointer(step.member("path")),
                WITH_FROM.contains(name) ? pointer(step.member("from")) : null,
                WITH_VALUE.contains(name) ? value(step) : null);
    }

    private static JsonNode value(Spot step) {
        JsonNode value = step.value().get("value");
        return value == null ? null : SpelledJson.of(value);
    }

    private static JsonPointer pointer(Spot spot) {
        String text = spot.value().textValue();
        if (text == null
                || (!text.isEmpty() && !text.startsWith("/"))
                || WRONG_ESCAPE.matcher(text).find()) {
            spot.problem("must be a JSON pointer (RFC 6901), such as /items/0/name");
            return null;
        }
        return JsonPointer.compile(text);
    }

    /** Whether it makes the document anew, whatever was there before. */
    boolean startsOver() {
        return path.matches() && (op.equals("replace") || op.equals("add"));
    }

    /** Why it can't be applied, or null once it is. A value that is applied twice is not shared. */
    String apply(PatchedTree tree) {
        return switch (op) {
            case "add" -> tree.add(path, value.deepCopy());
            case "replace" -> tree.replace(path, value.deepCopy());
            case "test" -> tree.test(path, value);
            case "remove" -> tree.remove(path);
            case "move" -> tree.move(from, path);
            default -> tree.copy(from, path);
        };
    }
}
