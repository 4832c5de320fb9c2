package com.klikk.provisioner.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds messages, and reads them as the service would that has the accounts {@code default} and {@code second}. */
final class Given {
    static final RequestReader READER = new RequestReader(Set.of("default", "second"));

    private final List<Message.Header> headers = new ArrayList<>();
    private byte[] value;

    static Given value(byte[] value) {
        Given given = new Given();
        given.value = value;
        return given;
    }

    static Given json(Object json) {
        return value(json.toString().getBytes(UTF_8));
    }

    static Given event(Object json) {
        return json(json).header("Content-Type", "application/cloudevents+json; charset=utf-8");
    }

    Given header(String name, String text) {
        return rawHeader(name, text == null ? null : text.getBytes(UTF_8));
    }

    Given rawHeader(String name, byte[] bytes) {
        headers.add(new Message.Header(name, bytes));
        return this;
    }

    Reading read() {
        return READER.read(new Message("provisioning.requests", 3, 42, 1_700_000_000_000L, null, value, headers));
    }

    Reading.Create create() {
        return as(Reading.Create.class);
    }

    Reading.Cancel cancel() {
        return as(Reading.Cancel.class);
    }

    Reading.Poison poison() {
        return as(Reading.Poison.class);
    }

    private <T extends Reading> T as(Class<T> type) {
        Reading reading = read();
        if (!type.isInstance(reading)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", got " + reading);
        }
        return type.cast(reading);
    }
}
