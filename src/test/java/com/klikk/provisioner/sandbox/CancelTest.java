package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelTest {
    private final Sandbox sandbox = Sandbox.start(Caller.FROZEN);
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void cancelledOrderLivesToTheEndOfItsPaidPeriod() {
        long id = caller.place("a");
        sandbox.clock().advance(Duration.ofDays(29));

        HttpResponse<String> reply = cancel(id, null);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(caller.status(id).getInteger("status")).isZero();

        sandbox.clock().advance(Duration.ofDays(1));
        assertThat(caller.status(id).getInteger("status")).isEqualTo(900);
        assertThat(caller.servers()).isEmpty();
    }

    @Test
    void orderThatIsNotCancelledIsRenewed() {
        long id = caller.place("a");
        sandbox.clock().advance(Duration.ofDays(31));
        cancel(id, null);

        sandbox.clock().advance(Duration.ofDays(28));
        assertThat(caller.status(id).getInteger("status")).isZero();

        sandbox.clock().advance(Duration.ofDays(1));
        assertThat(caller.status(id).getInteger("status")).isEqualTo(900);
    }

    @Test
    void cancelledItemLeavesTheOthersAlone() {
        long id = caller.place("a", "b");
        cancel(id, 10_001);
        sandbox.clock().advance(Duration.ofDays(30));

        JsonObject status = caller.status(id);

        assertThat(status.getInteger("status")).isZero();
        assertThat(status.getJsonArray("order_items").getJsonObject(1).getInteger("status"))
                .isEqualTo(900);
        assertThat(sandbox.servers()).extracting(ServerView::name).containsExactly("a");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        long id = caller.place("a");

        assertThat(cancel(id + 1, null).statusCode()).isEqualTo(404);
        assertThat(cancel(id, 4711).statusCode()).isEqualTo(404);
    }

    @Test
    void secondCancelChangesNothing() {
        long id = caller.place("a");
        cancel(id, null);
        sandbox.clock().advance(Duration.ofDays(29));

        assertThat(cancel(id, 0).statusCode()).isEqualTo(200);

        sandbox.clock().advance(Duration.ofDays(1));
        assertThat(caller.status(id).getInteger("status")).isEqualTo(900);
    }

    private HttpResponse<String> cancel(long order, Integer item) {
        return caller.call(Caller.action("order_cancel").put("order_id", order).put("order_item_id", item));
    }
}
