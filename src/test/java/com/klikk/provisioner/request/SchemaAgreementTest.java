package com.klikk.provisioner.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.request.StrictJson.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** We read our schema ourselves, for speed and for messages. Another validator tells whether we read it as everybody does. */
class SchemaAgreementTest {
    private static final int RUNS = 5_000;
    private static final Rule STANDARD = standard();

    @Test
    void whatTheStandardSaysOfARequestWeSayToo() {
        AtomicInteger accepted = new AtomicInteger();
        Seed.forEach(RUNS, random -> {
            JsonNode request = parsed(new AnyRequest(random).request());
            boolean theirs = PublishedSchema.accepts(request);
            accepted.addAndGet(theirs ? 1 : 0);

            assertThat(STANDARD.fits(request)).as(request.toString()).isEqualTo(theirs);
        });
        if (Long.getLong("seed") == null) {
            assertThat(accepted.get()).as("some of both").isBetween(RUNS / 5, RUNS * 4 / 5);
        }
    }

    @Test
    void whatThePublishedSchemaRefusesIsNeverTaken() {
        Seed.forEach(RUNS, random -> {
            ObjectNode request = new AnyRequest(random).request();
            if (!PublishedSchema.accepts(parsed(request))) {
                assertThat(Given.json(request).poison().reason()).isEqualTo("invalid");
            }
        });
    }

    /** Otherwise there would be reasons to refuse a request that nobody could read up. */
    @Test
    void whatIsRefusedBeyondTheSchemaIsNamedInIt() {
        Seed.forEach(RUNS, random -> {
            ObjectNode request = new AnyRequest(random).request();
            if (PublishedSchema.accepts(parsed(request))
                    && Given.json(request).read() instanceof Reading.Poison poison) {
                assertThat(poison.problems())
                        .allSatisfy(problem -> assertThat(namedInTheSchema(request, problem))
                                .as(problem.toString())
                                .isTrue());
            }
        });
    }

    private static boolean namedInTheSchema(JsonNode request, Problem problem) {
        JsonNode value = request.at(problem.pointer());
        String member = problem.pointer().substring(problem.pointer().lastIndexOf('/') + 1);
        return problem.message().startsWith("must not contain U+0000")
                || Set.of("account", "ip_allow", "public_ports_allow", "cloud_init_url")
                        .contains(member)
                || (member.equals("name") && problem.message().startsWith("must differ"))
                || (value.isTextual() && Numeric.read(value).isPresent());
    }

    /** The schema as a validator reads it that knows neither our keywords nor our formats. */
    private static Rule standard() {
        Map<String, TextFormat> unknown = Stream.of("account", "request-id", "web-address", "address-list", "port-list")
                .collect(Collectors.toMap(Function.identity(), name -> (spot, text) -> true));
        ObjectNode document = PublishedSchema.DOCUMENT.deepCopy();
        document.findParents("x-number-text").forEach(schema -> ((ObjectNode) schema).remove("x-number-text"));
        document.findParents("x-unique").forEach(schema -> ((ObjectNode) schema).remove("x-unique"));
        return new RuleCompiler(document, unknown).compile();
    }

    /** As the service parses it, numbers to their last digit. */
    private static JsonNode parsed(ObjectNode request) {
        return ((Outcome.Tree) StrictJson.body(request.toString().getBytes(UTF_8))).root();
    }
}
