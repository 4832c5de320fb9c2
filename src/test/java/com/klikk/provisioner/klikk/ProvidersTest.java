package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.ProvisionerConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void theEnvironmentNamesAccountsOfEveryKindAndGoesBeforeFiles(@TempDir Path folder) throws IOException {
        try (CannedServer server = new CannedServer(vertx)) {
            server.reply(asked -> DigestCallsTest.challenge("n1", ""));
            String url = "http://127.0.0.1:" + server.port() + "/";
            Path password = Files.writeString(folder.resolve("password"), Given.PASSWORD + "\n");
            Map<String, String> environment = Map.ofEntries(
                    Map.entry("PROVISIONER_ACCOUNTS_DEFAULT_URL", url + "token"),
                    Map.entry("PROVISIONER_ACCOUNTS_DEFAULT_TOKEN", "t"),
                    Map.entry("PROVISIONER_ACCOUNTS_SHOP2_URL", url + "basic"),
                    Map.entry("PROVISIONER_ACCOUNTS_SHOP2_AUTH", "basic"),
                    Map.entry("PROVISIONER_ACCOUNTS_SHOP2_USERNAME", "u"),
                    Map.entry("PROVISIONER_ACCOUNTS_SHOP2_PASSWORD", "p"),
                    Map.entry("PROVISIONER_ACCOUNTS_LAB_URL", url + "digest"),
                    Map.entry("PROVISIONER_ACCOUNTS_LAB_AUTH", "DIGEST"),
                    Map.entry("PROVISIONER_ACCOUNTS_LAB_USERNAME", "klikk"),
                    Map.entry("PROVISIONER_ACCOUNTS_LAB_PASSWORD_FILE", password.toString()));
            Map<String, String> file =
                    Map.of("provisioner.accounts.default.url", "http://127.0.0.1:1/", "provisioner.installation", "i");
            Providers providers = new Providers(
                    config(new EnvConfigSource(environment, 300), new PropertiesConfigSource(file, "file", 100)),
                    vertx);
            for (String account : List.of("default", "shop2", "lab")) {
                Given.answer(providers.of(account).list());
            }
            assertThat(server.asked)
                    .extracting(CannedServer.Asked::path)
                    .containsExactly("/token", "/basic", "/digest", "/digest");
            assertThat(server.asked.get(0).token()).isEqualTo("t");
            assertThat(server.asked.get(1).authorization()).isEqualTo("Basic dTpw");
            assertThat(DigestCallsTest.use(server.asked.get(3))).isEqualTo("n1 1");
        }
    }

    @ParameterizedTest
    @CsvSource({"token, token-file", "basic, password-file", "digest, password-file"})
    void aSecretsFileIsReadAgainWhileTheServiceRuns(String auth, String key, @TempDir Path folder) throws IOException {
        try (CannedServer server = new CannedServer(vertx)) {
            server.reply(asked -> DigestCallsTest.challenge("n1", ""));
            Path file = Files.writeString(folder.resolve("secret"), "old");
            Providers providers = new Providers(
                    config(Map.of(
                            "a.url",
                            "http://127.0.0.1:" + server.port() + "/",
                            "a.auth",
                            auth,
                            "a.username",
                            "klikk",
                            "a." + key,
                            file.toString())),
                    vertx);
            Files.writeString(file, Given.PASSWORD);
            await().until(() -> {
                Given.answer(providers.of("a").list());
                return isCurrent(server.asked.get(server.asked.size() - 1));
            });
        }
    }

    /** Whether this was sent with the password of all tests. */
    private static boolean isCurrent(CannedServer.Asked asked) {
        if (asked.token() != null) {
            return asked.token().equals(Given.PASSWORD);
        }
        if (asked.authorization().startsWith("Basic ")) {
            return new BasicLogin("klikk", new Secret.Fixed(Given.PASSWORD))
                    .header("/")
                    .orElseThrow()
                    .value()
                    .equals(asked.authorization());
        }
        Map<String, String> sent = DigestArithmetic.members(asked.authorization());
        return new DigestArithmetic("POST", Given.PASSWORD)
                .response("klikk", sent)
                .equals(sent.get("response"));
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
        return config(new PropertiesConfigSource(keys, "test", 100));
    }

    private static ProvisionerConfig config(ConfigSource... sources) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(sources)
                .withMapping(ProvisionerConfig.class)
                .build()
                .getConfigMapping(ProvisionerConfig.class);
    }
}
