package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.klikk.provisioner.request.StrictJson.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The body of an operator's command. A request's unknown members are the provider's business; here one can only be a misspelling, and
 * taken for left out it could buy what should be abandoned, or find everything. So it is refused.
 */
public final class CommandBody {
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private final Spot body;
    private final boolean readable;

    private CommandBody(Spot body, boolean readable) {
        this.body = body;
        this.readable = readable;
    }

    /** Reads a body that may have these members; nothing at all is an object without any. */
    public static CommandBody read(byte[] bytes, Set<String> members) {
        Findings findings = new Findings(List.of());
        Outcome outcome = StrictJson.body(isBlank(bytes) ? "{}".getBytes(StandardCharsets.UTF_8) : bytes);
        if (outcome instanceof Outcome.Unreadable unreadable) {
            findings.problem(Place.DOCUMENT, unreadable.why());
            return new CommandBody(Spot.root(JsonNodeFactory.instance.objectNode(), findings), false);
        }
        Spot root = Spot.root(((Outcome.Tree) outcome).root(), findings);
        StorableText.check(root);
        return new CommandBody(root, true).knowing(members);
    }

    private static boolean isBlank(byte[] bytes) {
        return bytes == null || new String(bytes, StandardCharsets.ISO_8859_1).isBlank();
    }

    private CommandBody knowing(Set<String> members) {
        body.value().fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                new Spot(body.value(), body.at().member(name), body.findings()).problem("is not known here");
            }
        });
        return this;
    }

    /** Whether it is a JSON object at all. */
    public boolean readable() {
        return readable;
    }

    /** All that is wrong, as far as it was looked at. */
    public List<Problem> problems() {
        return body.findings().problems();
    }

    /** Somebody's own words on one line, or null. */
    public String words(String name, int longest) {
        Spot spot = body.member(name);
        if (spot.present() && !spot.value().isTextual()) {
            spot.mustBe("a text");
        }
        String text = spot.value()
                .asText("")
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            spot.problem("must have at most " + longest + " characters, has " + length);
        }
        return text.isEmpty() ? null : text;
    }

    /** A parameter as a query would give it, or null. */
    public String text(String name) {
        Spot spot = body.member(name);
        if (spot.present() && !spot.value().isTextual()) {
            spot.mustBe("a text");
        }
        return spot.value().textValue();
    }

    /** A name that somebody gave; empty only where the member is left out altogether, so that no null of a script widens what is meant. */
    public Optional<String> name(String name) {
        Spot spot = body.member(name);
        Optional<String> text = Optional.ofNullable(spot.value().textValue()).filter(given -> !given.isBlank());
        if (text.isEmpty() && body.value().has(name)) {
            spot.mustBe("a name, or left out");
        }
        return text;
    }

    /** A request id that somebody chose; empty only where the member is left out altogether. */
    public Optional<String> requestId(String name) {
        Spot spot = body.member(name);
        Optional<String> id = RequestId.valid(spot.value().textValue());
        if (id.isEmpty() && body.value().has(name)) {
            spot.mustBe(RequestId.RULE + ", or left out");
        }
        return id;
    }

    /** An id of the provider's; empty only where the member is left out altogether. */
    public Optional<Long> id(String name) {
        Spot spot = body.member(name);
        Optional<Long> id = Numeric.whole(spot.value(), 1, Long.MAX_VALUE);
        if (id.isEmpty() && body.value().has(name)) {
            spot.mustBe("a whole number above 0, or left out");
        }
        return id;
    }

    /** One of these words. */
    public String oneOf(String name, Set<String> words, String otherwise) {
        Spot spot = body.member(name);
        if (spot.present() && !words.contains(spot.value().asText(""))) {
            spot.mustBe("one of " + String.join(", ", words.stream().sorted().toList()));
        }
        return spot.missing() ? otherwise : spot.value().asText("");
    }

    /** A whole number within these limits. */
    public long number(String name, long low, long high, Long otherwise) {
        Spot spot = body.member(name);
        Long read = Numeric.whole(spot.value(), low, high).orElse(spot.missing() ? otherwise : null);
        if (read == null) {
            spot.mustBe("a whole number" + (high == Long.MAX_VALUE ? " above 0" : " from " + low + " to " + high));
        }
        return read == null ? low : read;
    }

    /** True or false. */
    public boolean flag(String name, boolean otherwise) {
        Spot spot = body.member(name);
        if (spot.present() && !spot.value().isBoolean()) {
            spot.mustBe("true or false");
        }
        return spot.value().asBoolean(otherwise);
    }

    /** Several request ids; none where they are missing. */
    public List<String> requestIds(String name, int most) {
        return list(name, most, text -> RequestId.valid(text).isPresent(), RequestId.RULE);
    }

    /** Several of these words; none where they are missing. */
    public List<String> someOf(String name, Set<String> words) {
        String rule = "one of " + String.join(", ", words.stream().sorted().toList());
        return list(name, words.size(), text -> text != null && words.contains(text), rule);
    }

    /** An empty list would find nothing or everything, depending on who reads it. */
    private List<String> list(String name, int most, Predicate<String> valid, String rule) {
        Spot spot = body.member(name);
        JsonNode list = spot.value();
        if (spot.present() && (!list.isArray() || list.isEmpty() || list.size() > most)) {
            spot.mustBe("a list of 1 to " + most + ", or left out");
            return List.of();
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!valid.test(list.get(i).textValue())) {
                spot.element(i).mustBe(rule);
            }
            read.add(list.get(i).textValue());
        }
        return read;
    }

    /** A moment, or null. */
    public Instant moment(String name) {
        Spot spot = body.member(name);
        String text = spot.value().asText("");
        try {
            if (RFC_3339.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeParseException noSuchDay) {
            spot.mustBe("a day and time that there is");
            return null;
        }
        if (spot.present()) {
            spot.mustBe("a time as in 2026-03-01T12:00:00Z");
        }
        return null;
    }

    /** Notes each null: one that a script did not mean must not widen what is meant. */
    public CommandBody withoutNulls() {
        body.value().properties().forEach(member -> {
            if (member.getValue().isNull()) {
                body.member(member.getKey()).problem("must be left out where nothing is meant, is null");
            }
        });
        return this;
    }

    /** Notes something else that is wrong with a member. */
    public void problem(String name, String message) {
        body.member(name).problem(message);
    }

    /** A JSON Patch; one that changes nothing where it is missing. */
    public Correction patch(String name) {
        return Correction.read(body.member(name));
    }

    /** An object within, empty where it is missing. */
    public CommandBody object(String name, Set<String> members) {
        Spot spot = body.member(name);
        if (spot.present() && !spot.value().isObject()) {
            spot.mustBe("an object");
        }
        return new CommandBody(spot, readable).knowing(members);
    }
}
