package com.klikk.provisioner.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.LogTap;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key or a token that is read by somebody whom it was not meant for. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class SecretsTest {
    @RegisterExtension
    final World world = World.of("default");

    private LogTap log;

    @BeforeEach
    void listen() {
        log = LogTap.open();
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void secretsOfAServedOrderAreNowhere() {
        ObjectNode order = world.order(world.newId(), "web-1", "db-1");
        List<String> secrets = secretsIn(order);

        world.publish(order);

        world.untilEnded(id(order)).goesAllTheWayWith("web-1", "db-1");
        areNowhere(secrets, id(order));
        assertThat(world.snapshots(id(order)).toString()).doesNotContain(secrets);
    }

    @Test
    void secretsOfARefusedOrderAreNowhere() {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("status:422")));
        ObjectNode order = world.order(world.newId(), "web-1");
        List<String> secrets = secretsIn(order);

        world.publish(order);

        world.untilEnded(id(order));
        areNowhere(secrets, id(order));
    }

    @Test
    void secretsOfAnOrderCancelledInTimeAreNowhere() {
        ObjectNode order = world.order(world.newId(), "web-1");
        List<String> secrets = secretsIn(order);

        world.publish(world.cancel(id(order) + "-cancel", id(order)), order);

        world.untilEnded(id(order));
        areNowhere(secrets, id(order));
    }

    @Test
    void secretsOfAMalformedOrderAreInTheDeadLetterOnly() {
        ObjectNode order = world.order(world.newId(), "web-1");
        List<String> secrets = secretsIn(order);
        ObjectNode features = (ObjectNode) Requests.options(order).get("features");
        features.putObject("cloud_init_url").put("is", "https://init.example/cfg?token=" + secrets.get(1));
        ((ObjectNode) features.get("sshd")).put("ip_allow", "ssh-ed25519 " + secrets.get(0) + " me");

        world.publish(order);

        world.untilEnded(id(order)).the("rejected");
        var letter = world.deadLetters(id(order), 1).get(0);
        assertThat(new String(letter.value(), UTF_8)).contains(secrets);
        areNowhere(secrets, id(order));
        world.eventually(() -> assertThat(world.rows()
                        .texts("select reason from dead_letter where request_id = ? and value is not null", id(order)))
                .isEmpty());
    }

    /** Gives the order secrets that no other has. */
    private static List<String> secretsIn(ObjectNode order) {
        String unique = "unspeakable-" + id(order);
        String key = Base64.getEncoder().withoutPadding().encodeToString((unique + "-key-of-somebody").getBytes(UTF_8));
        order.path("items").forEach(item -> {
            ObjectNode features = (ObjectNode) item.at("/product/options/features");
            features.put("cloud_init_url", "https://init.example/cfg?token=" + unique);
            ((ObjectNode) features.get("sshd")).put("authorized_keys", "ssh-ed25519 " + key + " me");
        });
        return List.of(key, unique);
    }

    private void areNowhere(List<String> secrets, String id) {
        for (String secret : secrets) {
            assertThat(world.story(id).toString()).doesNotContain(secret);
            world.eventually(() -> assertThat(world.rows().tablesWith(secret)).isEmpty());
            assertThat(log.text()).doesNotContain(secret);
        }
    }

    private static String id(ObjectNode order) {
        return order.path("request_id").asText();
    }
}
