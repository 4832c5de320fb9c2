package com.klikk.provisioner.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server is found in the event that told it, as the provider spelled it. */
class ReadyServerTest {
    @Test
    void serverIsTheProvidersOwnToTheLetter() {
        String server =
                "{ \"id\":5, \"cpu\" : 2.50,\"name\":\"}\\\"{\\u0000 京\",\"server\":{\"item_name\":\"x\"},\"networks\":[ {} ]}";

        assertThat(ReadyServer.byItem(List.of(
                        "{\"order_id\":7,\"items\":[{\"name\":\"web-1\",\"server\":{}}],\"item_name\":\"web-1\",\"server\":"
                                + server + ",\"warnings\":[\"cpu\"]}")))
                .isEqualTo(Map.of("web-1", server));
    }

    @Test
    void eachItemHasItsOwn() {
        assertThat(
                        ReadyServer.byItem(
                                List.of(
                                        "{\"items\":[],\"item_name\":\"a\",\"server\":{\"id\":1}}",
                                        "{\"request_id\":\"r\",\"type\":\"server-ready\",\"items\":[],\"item_name\":\"b \\\"2\\\"\",\"server\":{\"id\":2}}")))
                .isEqualTo(Map.of("a", "{\"id\":1}", "b \"2\"", "{\"id\":2}"));
        assertThat(ReadyServer.byItem(List.of())).isEmpty();
    }
}
