package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The literals are rows that databases hold: where one of these tests fails, a migration is missing. Seeded: {@code -Dseed=…} replays a run. */
class PhrasesTest {
    private static void stored(Phrases phrases, String json, String stored) {
        assertThat(phrases.shortened(json)).isEqualTo(stored);
        assertThat(phrases.spelled(stored)).isEqualTo(json);
        assertThat(phrases.spelled(json)).as("as earlier versions stored it").isEqualTo(json);
    }

    @Test
    void eventsAreStoredInTheCharactersThatDatabasesHold() {
        stored(
                Phrases.EVENTS,
                """
                {"order_id":80,"status":200,"status_class":"pending","message":"m","items":[{"name":"web-1","order_item_id":7,"status":201,"message":"n"}],\
                "item_name":"web-1","server":{"id":5,"name":"srv-1","cpu":2,"memory":2048,"is_running":1,"customer_id":3,"order_item_id":7,\
                "networks":[{"id":1,"ifindex":0,"name":"net","ipv4":"192.0.2.1"}],"storages":[{"id":2,"size":25}]},"inferred":true,"ended":true}""",
                "\u000180\u0002200\u0004\u0007m\"\bweb-1\"\f7\u0002201\u0007n\"}]\u000eweb-1\"\u000f\"id\":5,\"name\":\"srv-1\"\u00142\u00152048\u00161\u00173\f7"
                        + "\u00181\u00190,\"name\":\"net\",\"ipv4\":\"192.0.2.1\"}]\u001a2\u001b25}]}\u0010\u0011}");
        stored(Phrases.EVENTS, """
                {"items":[{"name":"web-1"}],"reason":"refused","tried":"t"}""", "\u000bweb-1\"}]\u0012refused\"\u0013t\"}");
        stored(Phrases.EVENTS, """
                {"order_id":80,"status":100,"status_class":"payment"}""", "\u000180\u0002100\u0003}");
        stored(Phrases.EVENTS, """
                {"order_id":80,"status":0,"status_class":"completed"}""", "\u000180\u00020\u0005}");
        stored(Phrases.EVENTS, """
                {"order_id":80,"status":900,"status_class":"cancelled"}""", "\u000180\u0002900\u0006}");
    }

    @Test
    void bodiesAreStoredInTheCharactersThatDatabasesHold() {
        stored(
                Phrases.BODIES,
                """
                {"items":[{"name":"web-1","product":{"name":"VPS","options":{"quantity_ram_gb":2,"quantity_cpu":1,"quantity_storage_gb":25,"os":"Debian",\
                "os_version":"12","antiaffinity":7,"features":{"ipv4":1,"ipv6":1,"sshd":{"authorized_keys":"k","ip_allow":"a","public_ports_allow":"80"},\
                "cloud_init_url":"u"}}}}]}""",
                "\u0001web-1\"\u0002\u00032,\u00041,\u000525\u0006\"Debian\"\u000712\"\b7\u000b\f,\u000e,\u000f\u0010k\",\u0011a\",\u001280\"},\u0013u\"}}}}]}");
    }

    @Test
    void whiteSpaceIsNoPhrase() {
        stored(Phrases.EVENTS, "{\"items\":[]\r\n,\"server\":{\t\"id\":5}}", "{\"items\":[]\r\n\u000f\t\"id\":5}}");
    }

    @Test
    void whatHoldsACharacterOfAPhraseIsWrittenOut() {
        String event = "{\"items\":[],\"server\":{\"name\":\"\u0002\"}}";

        assertThat(Phrases.EVENTS.shortened(event)).isEqualTo("\u001f" + event);
        assertThat(Phrases.EVENTS.spelled("\u001f" + event)).isEqualTo(event);
        assertThat(Phrases.BODIES.spelled(Phrases.BODIES.shortened(null))).isNull();
    }

    @Test
    void anyTextComesBack() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        String[] parts = {
            "{",
            "\"",
            ",",
            ":",
            "[",
            "\u0001",
            "\u001f",
            "\t",
            "é",
            "\uD83D\uDE80",
            "\"items\":",
            "{\"items\":[{",
            "\"ipv4\":1",
            ",\"status\":",
            "\"name\":\""
        };
        for (int n = 0; n < 20_000; n++) {
            String text = IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> parts[random.nextInt(parts.length)])
                    .collect(Collectors.joining());
            for (Phrases phrases : new Phrases[] {Phrases.EVENTS, Phrases.BODIES, Phrases.ITEMS}) {
                assertThat(phrases.spelled(phrases.shortened(text)))
                        .as("seed %d", seed)
                        .isEqualTo(text);
            }
        }
    }
}
