package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.Exchange.Reply;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Seeded: {@code -Dseed=…} replays a run. {@code -Dfuzz.minutes} lets it try for longer. */
class MutationTest {
    private static final List<String> SOUND = List.of(
            "{\"order_id\":73,\"status\":200,\"message\":\"Order is being processed\"}",
            "{\"order_id\":73,\"status\":0,\"order_items\":[{\"id\":1293,\"status\":0,\"reference\":\"web-1\",\"message\":\"m\"}]}",
            "{\"orders\":[{\"order_id\":73,\"status\":\"100\"},{\"id\":74}]}",
            "{\"73\":{\"status\":900},\"74\":{\"order_items\":{\"5\":{}}}}",
            "{\"servers\":[{\"id\":1,\"order_item_id\":1293,\"is_running\":1,\"networks\":[{\"ipv4\":\"10.0.0.1\",\"ipv6\":\"::\"}]}]}");
    private static final String[] SCRAPS = {
        "null",
        "{}",
        "[]",
        "\"\"",
        "-1",
        "1e999999999",
        "99999999999999999999",
        "0.5",
        "true",
        "[[[[",
        "\"\\ud800\"",
        "\uFEFF",
        "<html>",
        ",",
        ":",
        "\u0000",
        "\"73\""
    };
    private static final int[] CODES = {100, 200, 200, 200, 204, 302, 400, 402, 403, 404, 409, 422, 429, 500};

    @Test
    void noBodyWhateverBreaksAReader() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        Redaction redaction = Redaction.of(List.of(Given.TOKEN)).with(OrderSecrets.in(Given.ORDER));
        Replies replies = new Replies(redaction);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("fuzz.minutes", 0));
        for (int i = 0; i < 20_000 || System.nanoTime() - end < 0; i++) {
            byte[] body = mutated(random);
            Reply reply = new Reply(CODES[random.nextInt(CODES.length)], null, Buffer.buffer(body), null, List.of());
            assertThat(List.of(
                            new CreateOutcome(redaction).of(reply),
                            replies.status(reply, 73),
                            replies.list(reply),
                            replies.servers(reply),
                            replies.cancel(reply)))
                    .as("seed %d, step %d, body %s", seed, i, new String(body, StandardCharsets.ISO_8859_1))
                    .doesNotContainNull();
        }
    }

    private static byte[] mutated(Random random) {
        StringBuilder body = new StringBuilder(SOUND.get(random.nextInt(SOUND.size())));
        for (int n = random.nextInt(4); n >= 0; n--) {
            int from = random.nextInt(body.length() + 1);
            int to = Math.min(body.length(), from + random.nextInt(8));
            body.replace(from, to, random.nextBoolean() ? SCRAPS[random.nextInt(SCRAPS.length)] : "");
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
