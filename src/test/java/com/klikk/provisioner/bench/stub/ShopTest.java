package com.klikk.provisioner.bench.stub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ShopTest {
    private final Counts counts = new Counts();
    private final Shop shop = new Shop(1, counts);

    @Test
    void thirdLookSeesTheOrderComplete() throws IOException {
        buy("web-1");

        assertThat(look(1)).isEqualTo(200);
        assertThat(look(1)).isEqualTo(200);
        assertThat(look(1)).isZero();
    }

    @Test
    void listingIsALookAtEachOrderInIt() throws IOException {
        buy("web-1");
        buy("web-2");
        look(1);

        assertThat(list().path("orders")).hasSize(2);
        assertThat(look(1)).isZero();
        assertThat(look(2)).isEqualTo(200);
    }

    @Test
    void serverRunsOnceItsOrderIsComplete() throws IOException {
        buy("web-1");
        assertThat(server(1).path("is_running").asInt()).isZero();
        look(1);
        look(1);
        look(1);

        assertThat(server(1).path("networks").path(0).path("ipv4").asText()).isEqualTo("10.0.0.1");
    }

    @Test
    void orderThatWaitsDoesSoUntilItIsReleased() throws IOException {
        long first = shop.seed("wait-", 3);
        for (int i = 0; i < 5; i++) {
            assertThat(look(first)).isEqualTo(200);
        }

        assertThat(shop.release(2)).isEqualTo(2);

        assertThat(list().path("orders"))
                .extracting(order -> order.path("status").asInt())
                .containsExactlyInAnyOrder(0, 0, 200);
        assertThat(shop.release(2)).isEqualTo(1);
    }

    @Test
    void secondOrderOfANameIsCounted() {
        buy("web-1");
        buy("web-1");

        assertThat(counts.json()).isEqualTo("{\"bought_twice\":1,\"order_create\":2}");
    }

    @Test
    void longListingIsWholeAcrossChunks() throws IOException {
        shop.seed("wait-", 2_000);

        assertThat(list().path("orders")).hasSize(2_000);
        assertThat(counts.json()).contains("\"listed_rows\":2000");
    }

    private void buy(String name) {
        shop.create("{\"action\":\"order_create\",\"items\":[{\"name\":\"" + name
                + "\",\"product\":{\"name\":\"VPS\"}}],\"reference\":\"p-1\"}");
    }

    private int look(long orderId) throws IOException {
        JsonNode order = new ObjectMapper().readTree(shop.status("{\"order_id\":" + orderId + "}"));
        assertThat(order.path("order_items").path(0).path("status")).isEqualTo(order.path("status"));
        return order.path("status").asInt(-1);
    }

    private JsonNode server(long orderId) throws IOException {
        return new ObjectMapper()
                .readTree(shop.server(ShopOrder.ITEM + orderId))
                .path("servers")
                .path(0);
    }

    private JsonNode list() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        shop.list(new ChunkedBody(out));
        return new ObjectMapper().readTree(unchunked(out.toString(UTF_8)));
    }

    private static String unchunked(String reply) {
        StringBuilder body = new StringBuilder();
        int at = reply.indexOf("\r\n\r\n") + 4;
        while (true) {
            int lineEnd = reply.indexOf("\r\n", at);
            int size = Integer.parseInt(reply.substring(at, lineEnd), 16);
            if (size == 0) {
                return body.toString();
            }
            body.append(reply, lineEnd + 2, lineEnd + 2 + size);
            at = lineEnd + 2 + size + 2;
        }
    }
}
