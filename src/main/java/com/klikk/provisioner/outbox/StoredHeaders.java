package com.klikk.provisioner.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A message's headers as a dead letter keeps them: JSON, the values in Base64, in their order; a value may be missing. */
public final class StoredHeaders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Stored(String name, String value) {
        static Stored of(Header header) {
            byte[] value = header.value();
            return new Stored(
                    header.key(), value == null ? null : Base64.getEncoder().encodeToString(value));
        }

        Header header() {
            return new RecordHeader(
                    name, value == null ? null : Base64.getDecoder().decode(value));
        }
    }

    private StoredHeaders() {}

    /** To be stored. */
    public static String write(Iterable<Header> headers) {
        List<Stored> all = StreamSupport.stream(headers.spliterator(), false)
                .map(Stored::of)
                .toList();
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers must be writable", e);
        }
    }

    /** As they came. */
    public static List<Header> read(String stored) {
        try {
            return Arrays.stream(JSON.readValue(stored, Stored[].class))
                    .map(Stored::header)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers that we wrote must be readable", e);
        }
    }
}
