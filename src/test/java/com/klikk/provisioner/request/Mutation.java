package com.klikk.provisioner.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Messages as a defective or malicious publisher would send them: sound ones spoilt, and noise. */
record Mutation(Random random) {
    private static final List<String> HEADERS = List.of(
            "content-type",
            "ce_id",
            "ce_source",
            "ce_specversion",
            "request_id",
            "traceparent",
            "ce_traceparent",
            "",
            "\0");
    private static final List<String> TYPES =
            List.of("application/json", "application/cloudevents+json", "application/cloudevents-batch+json", ";", "");
    private static final List<String> LITERALS = List.of(
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "1e999999999",
            "-1E-2147483648",
            "1e99999999999999999999",
            "0e2147483647",
            "9".repeat(1000),
            "9".repeat(1001),
            "0." + "3".repeat(900),
            "[".repeat(70) + "]".repeat(70),
            "{\"a\":1,\"a\":2}",
            "{\"\\u0000\":{\"\\ud83d\":[\"\\u0000\"]}}",
            "{\"" + "n".repeat(50_001) + "\":1}",
            "\"" + "😀".repeat(200) + "\"",
            "\"" + "x".repeat(3000) + "\"",
            "null",
            "NaN",
            "true",
            "{}",
            "[[]]",
            "\uFEFF");

    Given message() {
        Given given = Given.value(value());
        for (int i = random.nextInt(4); i > 0; i--) {
            given.rawHeader(pick(HEADERS), headerValue());
        }
        return given;
    }

    private byte[] value() {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> noise(random.nextInt(300));
            case 2 -> text().getBytes(UTF_16BE);
            case 3 -> ("\0\0\0\0\1" + text()).getBytes(UTF_8);
            case 4 -> text().getBytes(ISO_8859_1);
            case 5 -> "[".repeat(random.nextInt(100_000)).getBytes(UTF_8);
            case 6, 7 -> spoilt(text().getBytes(UTF_8));
            default -> text().getBytes(UTF_8);
        };
    }

    private String text() {
        String request = random.nextInt(4) == 0
                ? Orders.cancel().toString()
                : new RandomOrder(random).order().toString();
        for (int i = random.nextInt(4); i > 0; i--) {
            request = replaced(request);
        }
        return switch (random.nextInt(5)) {
            case 0 -> "{\"id\":\"e\",\"source\":\"/s\",\"data\":" + request + "}";
            case 1 ->
                "{\"id\":\"e\",\"data_base64\":\"" + Base64.getEncoder().encodeToString(request.getBytes(UTF_8))
                        + "\"}";
            default -> request;
        };
    }

    /** A value somewhere becomes one that is seldom thought of. */
    private String replaced(String json) {
        int colon = json.indexOf(':', random.nextInt(json.length()));
        int end = colon < 0 ? -1 : ends(json, colon);
        return end < 0 ? json : json.substring(0, colon + 1) + pick(LITERALS) + json.substring(end);
    }

    private static int ends(String json, int from) {
        int comma = json.indexOf(',', from);
        int brace = json.indexOf('}', from);
        return comma < 0 || (brace >= 0 && brace < comma) ? brace : comma;
    }

    private byte[] spoilt(byte[] bytes) {
        byte[] spoilt = bytes;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(spoilt.length);
            switch (random.nextInt(4)) {
                case 0 -> spoilt[at] = (byte) random.nextInt(256);
                case 1 -> spoilt[at] = (byte) "{}[]\",:0-e\\u9".charAt(random.nextInt(13));
                case 2 -> spoilt = Arrays.copyOf(spoilt, at + 1);
                default ->
                    System.arraycopy(spoilt, at, spoilt, random.nextInt(at + 1), random.nextInt(spoilt.length - at));
            }
        }
        return spoilt;
    }

    private byte[] headerValue() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> noise(random.nextInt(40));
            case 2 -> "1.0".getBytes(UTF_8);
            case 3 -> "h".repeat(random.nextInt(250)).getBytes(UTF_8);
            default -> pick(TYPES).getBytes(UTF_8);
        };
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
