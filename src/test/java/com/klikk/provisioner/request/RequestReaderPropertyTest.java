package com.klikk.provisioner.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestReaderPropertyTest {
    private static final int RUNS = 1_000;

    @Test
    void theSameRequestSpelledInAnotherWayKeepsItsFingerprint() {
        Seed.forEach(RUNS, random -> {
            ObjectNode order = new RandomOrder(random).order();
            String spelled = new Respelling(random).of(order);

            assertThat(wrapped(spelled, random).create().fingerprint())
                    .isEqualTo(Given.json(order).create().fingerprint());
        });
    }

    @Test
    void anyOtherValueChangesTheFingerprint() {
        Seed.forEach(RUNS, random -> {
            RandomOrder orders = new RandomOrder(random);
            ObjectNode order = orders.order();

            assertThat(Given.json(orders.changed(order)).create().fingerprint())
                    .isNotEqualTo(Given.json(order).create().fingerprint());
        });
    }

    @Test
    void whateverComesIsAnswered() {
        Seed.forEach(5 * RUNS, random -> {
            String spelled = new Respelling(random).of(new RandomOrder(random).order());
            byte[] mutated = mutated(spelled.getBytes(UTF_8), random);
            Given given = Given.value(mutated);
            if (random.nextInt(4) == 0) {
                given.header("content-type", "application/cloudevents+json");
            }

            assertThat(given.read()).isNotNull().asString().doesNotContain("defect of ours");
        });
    }

    private static Given wrapped(String json, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Given.json(json);
            case 1 ->
                Given.json(json).header("ce_id", "e").header("ce_source", "/s").header("ce_specversion", "1.0");
            case 2 -> Given.event("{\"id\":\"e\",\"source\":\"/s\",\"data\":" + json + "}");
            default ->
                Given.event("{\"data_base64\":\"" + Base64.getEncoder().encodeToString(json.getBytes(UTF_8)) + "\"}");
        };
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutated = bytes;
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = (byte) "{}[]\",:0-e\\u9".charAt(random.nextInt(13));
                case 2 -> mutated = Arrays.copyOf(mutated, at + 1);
                default ->
                    System.arraycopy(mutated, at, mutated, random.nextInt(at + 1), random.nextInt(mutated.length - at));
            }
        }
        return mutated;
    }
}
