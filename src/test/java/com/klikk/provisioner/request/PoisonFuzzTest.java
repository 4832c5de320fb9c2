package com.klikk.provisioner.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.klikk.provisioner.local.Backends;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, the reader answers, and its answer can be kept. {@code -Dfuzz.minutes} lets it try for longer. */
class PoisonFuzzTest {
    private static final Duration LONG_ENOUGH = Long.getLong("fuzz.minutes") == null
            ? Duration.ofSeconds(3)
            : Duration.ofMinutes(Long.getLong("fuzz.minutes"));
    private static final int BATCH = 500;
    private static final Set<String> REASONS = Set.of("invalid", "unreadable", "too-large", "empty", "schema-registry");

    @Test
    void whateverComesIsAnsweredAndTheAnswerCanBeKept() throws SQLException {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        try (Connection database = Backends.shared().postgres().connect()) {
            do {
                Seed.forEach(BATCH, random -> check(database, answered(random)));
            } while (System.nanoTime() < end && Long.getLong("seed") == null);
        }
    }

    /** All texts of the answer that go to the database. */
    private static List<String> answered(Random random) {
        Reading reading = new Mutation(random).message().read();
        List<String> texts = reading instanceof Reading.Poison poison ? refused(poison) : sound(reading);
        return texts.stream().filter(Objects::nonNull).toList();
    }

    private static List<String> refused(Reading.Poison poison) {
        assertThat(poison.reason()).isIn(REASONS);
        assertThat(poison.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(101);
        assertThat(poison.toString()).hasSizeLessThan(100_000).doesNotContain("defect of ours");
        List<String> texts = new ArrayList<>(
                Arrays.asList(poison.requestId(), poison.account(), poison.reference(), poison.traceparent()));
        poison.problems().forEach(problem -> texts.add(json(problem)));
        return texts;
    }

    private static List<String> sound(Reading reading) {
        if (reading instanceof Reading.Cancel cancel) {
            return Arrays.asList(
                    cancel.requestId(),
                    cancel.account(),
                    cancel.orderRequestId(),
                    cancel.itemName(),
                    cancel.reference());
        }
        Reading.Create create = (Reading.Create) reading;
        List<String> texts = new ArrayList<>(Arrays.asList(
                create.requestId(), create.account(), create.body(), create.reference(), create.traceparent()));
        create.items().forEach(item -> texts.add(item.name()));
        create.warnings().forEach(warning -> texts.add(warning.pointer() + ": " + warning.message()));
        return texts;
    }

    /** As problems are kept, and told on. */
    private static String json(Problem problem) {
        try {
            return Orders.MAPPER.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Connection database, List<String> texts) {
        try {
            assertThat(kept(database, texts)).isEqualTo(texts);
        } catch (SQLException e) {
            throw new AssertionError("the database refuses it", e);
        }
    }

    private static List<String> kept(Connection database, List<String> texts) throws SQLException {
        try (var statement = database.prepareStatement("select unnest(?::text[])")) {
            statement.setArray(1, database.createArrayOf("text", texts.toArray()));
            List<String> kept = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    kept.add(rows.getString(1));
                }
            }
            return kept;
        }
    }
}
