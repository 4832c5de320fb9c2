package com.klikk.provisioner.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.Requests;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Played data that the published schemas would turn away. */
class PlayedDataTest {
    private static final String ORDERS = "provisioning.orders";

    static Stream<Message> played() {
        return Stream.of(
                        told("a")
                                .paid()
                                .pending()
                                .serverReady("web-1", "cpu: 2 ordered, 1 came")
                                .completed()
                                .serverReady("db-1"),
                        told("b")
                                .paymentRequired()
                                .attention("payment-overdue", "no payment within P14D")
                                .completedUnseen(),
                        told("c")
                                .paid()
                                .pending()
                                .cancellationScheduled("db-1")
                                .itemCancelled("db-1")
                                .cancellationScheduled()
                                .cancelled(),
                        Lifecycle.of("d")
                                .accepted()
                                .attention("outcome-unknown", "no clean listing", 7L, 8L)
                                .cancelled(),
                        Lifecycle.of("e").accepted().refused("no such product"),
                        Lifecycle.of("f").invalid("/items", "must not be empty"))
                .flatMap(lifecycle -> lifecycle.messages().all().stream());
    }

    @ParameterizedTest
    @MethodSource("played")
    void dataAreAsPublished(Message message) {
        String type = message.topic().equals(ORDERS) ? "order" : message.topic().replaceFirst(".*\\.", "");
        InputStream schema = getClass().getResourceAsStream("/schemas/" + type + ".v1.json");
        assumeTrue(schema != null, "no schema is published for " + type);

        assertThat(faults(schema, message)).isEmpty();
    }

    private static List<Error> faults(InputStream schema, Message message) {
        try (schema) {
            ObjectNode document = Requests.object(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            document.put("$id", "http://localhost:8080" + document.path("$id").asText());
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(document)
                    .validate(Requests.object(message.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Lifecycle told(String requestId) {
        return Lifecycle.of(requestId)
                .items("web-1", "db-1")
                .reference("of " + requestId)
                .accepted()
                .submitted(7);
    }
}
