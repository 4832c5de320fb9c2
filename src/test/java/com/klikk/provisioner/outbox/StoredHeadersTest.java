package com.klikk.provisioner.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class StoredHeadersTest {
    private static final List<Header> HEADERS = List.of(
            new RecordHeader("x-shop", "blue".getBytes(UTF_8)),
            new RecordHeader("x-shop", new byte[] {(byte) 0xff, 0}),
            new RecordHeader("", new byte[0]),
            new RecordHeader("none", null));

    /** Rows that older versions wrote are there for as long as a letter is. */
    private static final String STORED = """
            [{"name":"x-shop","value":"Ymx1ZQ=="},{"name":"x-shop","value":"/wA="},{"name":"","value":""},{"name":"none","value":null}]""";

    @Test
    void headersAreStoredAsEver() {
        assertThat(StoredHeaders.write(HEADERS)).isEqualTo(STORED);
        assertThat(StoredHeaders.write(List.of())).isEqualTo("[]");
    }

    @Test
    void headersAreReadAsTheyCame() {
        assertThat(StoredHeaders.read(STORED)).isEqualTo(HEADERS);
        assertThat(StoredHeaders.read("[]")).isEmpty();
    }
}
