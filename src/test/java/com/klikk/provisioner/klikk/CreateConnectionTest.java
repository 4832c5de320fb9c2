package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CreateConnectionTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void eachOrderHasAConnectionOfItsOwnAndFollowsNoRedirect() {
        try (CannedServer server = new CannedServer(VERTX)) {
            KlikkProvider provider = Given.provider(VERTX, server.port());
            server.reply(303, "", "location", "/api");
            Given.buy(provider);
            server.reply(200, "{\"order_id\":73}");
            Given.buy(provider);
            Given.buy(provider);
            assertThat(server.asked)
                    .hasSize(3)
                    .extracting(CannedServer.Asked::connection)
                    .doesNotHaveDuplicates();
            assertThat(server.asked)
                    .allMatch(asked -> asked.method().equals("POST")
                            && asked.path().equals("/api")
                            && asked.token().equals(Given.TOKEN)
                            && asked.body().equals(new String(Given.ORDER, StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aSecondSubscriptionBuysNothing() {
        try (CannedServer server = new CannedServer(VERTX)) {
            server.reply(200, "{\"order_id\":73}");
            Uni<CreateReply> call = Given.provider(VERTX, server.port()).create(Given.ORDER, () -> true);
            Given.answer(call);
            assertThatThrownBy(() -> Given.answer(call)).isInstanceOf(IllegalStateException.class);
            assertThat(server.asked).hasSize(1);
        }
    }
}
