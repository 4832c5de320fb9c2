package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.config.ProvisionerConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvidersTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void eachAccountHasItsOwnProvider() {
        try (CannedServer server = new CannedServer(vertx)) {
            server.reply(200, "[]");
            String url = "http://127.0.0.1:" + server.port() + "/api";
            Providers providers = new Providers(
                    config(Map.of(
                            "a.url",
                            url,
                            "a.token",
                            "token-a",
                            "b.url",
                            url,
                            "b.auth",
                            "basic",
                            "b.username",
                            "u",
                            "b.password",
                            "p")),
                    vertx);
            Given.answer(providers.of("a").list());
            Given.answer(providers.of("b").list());
            assertThat(server.asked).extracting(CannedServer.Asked::token).containsExactly("token-a", null);
            assertThat(server.asked)
                    .extracting(CannedServer.Asked::authorization)
                    .containsExactly(null, "Basic dTpw");
            assertThatThrownBy(() -> providers.of("c")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertNamed(Map.of("a.token", "t"), "provisioner.accounts.a.url");
        assertNamed(Map.of("a.url", "http://x/"), "provisioner.accounts.a.token");
        assertNamed(Map.of("a.url", "http://x/", "a.auth", "basic"), "provisioner.accounts.a.username");
        assertNamed(
                Map.of("a.url", "http://x/", "a.auth", "basic", "a.username", "u"), "provisioner.accounts.a.password");
        assertNamed(Map.of("a.url", "http://x/", "a.auth", "digest"), "provisioner.accounts.a.username");
        assertNamed(
                Map.of("a.url", "http://x/", "a.auth", "digest", "a.username", "u"), "provisioner.accounts.a.password");
    }

    private void assertNamed(Map<String, String> accounts, String key) {
        assertThatThrownBy(() -> new Providers(config(accounts), vertx))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    private static ProvisionerConfig config(Map<String, String> accounts) {
        Map<String, String> keys = new HashMap<>();
        accounts.forEach((key, value) -> keys.put("provisioner.accounts." + key, value));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .withMapping(ProvisionerConfig.class)
                .build()
                .getConfigMapping(ProvisionerConfig.class);
    }
}
