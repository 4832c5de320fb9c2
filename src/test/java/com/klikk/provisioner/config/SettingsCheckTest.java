package com.klikk.provisioner.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {
    private static final String SHOP = "provisioner.accounts.shop";
    private static final Map<String, String> MINIMAL =
            Map.of(SHOP + ".url", "https://my.klikk.com/api", SHOP + ".token", "t");

    @Test
    void minimalConfigurationIsSound() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://my.klikk.com",
        "HTTPS://my.klikk.com:8443/api?x=1",
        "http://[::1]:8080/api",
    })
    void webAddressIsSound(String url) {
        assertThat(problems(Map.of(SHOP + ".url", url))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://my.klikk.com/api",
        "my.klikk.com",
        "/api",
        "https:///api",
        "mailto:me@klikk.com",
    })
    void addressThatIsNoWebAddressIsNamed(String url) {
        assertOneLine(Map.of(SHOP + ".url", url), SHOP + ".url");
        assertOneLine(Map.of("provisioner.public-url", url), "provisioner.public-url");
    }

    @ParameterizedTest
    @CsvSource({
        "accounts.shop.requests-per-second, 0",
        "accounts.shop.requests-per-second, -1",
        "accounts.shop.max-concurrent, 0",
        "accounts.shop.token, ' '",
        "installation, two words",
        "installation, a/b",
        "security.mode, oidc",
        "reconcile.clean-listings, 0",
        "reconcile.max-placements, 0",
        "requests.topic, two words",
        "requests.dlq-topic, a/b",
        "orders.topic, ä",
        "events.topic, provisioning.{kind}",
        "'events.topic', 'provisioning.{type},'",
    })
    void senselessValueGivesOneLineThatNamesIt(String key, String value) {
        assertOneLine(Map.of("provisioner." + key, value), "provisioner." + key);
    }

    @ParameterizedTest
    @CsvSource({
        "requests.dlq-topic, provisioning.requests",
        "orders.topic, provisioning.requests",
        "orders.topic, provisioning.requests.dlq",
        "events.topic, provisioning.requests",
        "events.topic, provisioning.requests.dlq",
        "events.topic, provisioning.orders",
        "'events.topic', 'provisioning.events.{type}, provisioning.orders'",
    })
    void topicForTwoPurposesGivesOneLineThatNamesIt(String key, String topic) {
        assertOneLine(Map.of("provisioner." + key, topic), "provisioner." + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests.topic", "requests.dlq-topic", "orders.topic"})
    void topicThatATemplateMakesIsTaken(String key) {
        assertOneLine(Map.of("provisioner." + key, "provisioning.events.server-ready"), "provisioner.events.topic");
        assertThat(problems(Map.of("provisioner." + key, "provisioning.events.other")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "topics.partitions, 0",
        "topics.partitions, -1",
        "topics.replication-factor, 0",
        "topics.replication-factor, 32768"
    })
    void countOutOfRangeGivesOneLineThatNamesIt(String key, String value) {
        assertOneLine(Map.of("provisioner." + key, value), "provisioner." + key);
        assertThat(problems(Map.of("provisioner." + key, "3"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "klikk.connect-timeout",
                "klikk.request-timeout",
                "poll.min-interval",
                "reconcile.settle-time",
                "reconcile.give-up-after",
                "payment.timeout",
                "ready.timeout",
                "cancel.wait",
                "retention"
            })
    void timeOfNothingOrLessGivesOneLineThatNamesIt(String key) {
        assertOneLine(Map.of("provisioner." + key, "0s"), "provisioner." + key);
        assertOneLine(Map.of("provisioner." + key, "PT-1S"), "provisioner." + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll.max-interval", "poll.payment-interval", "poll.cancelled-interval"})
    void intervalBelowTheShortestGivesOneLineThatNamesIt(String key) {
        assertOneLine(Map.of("provisioner." + key, "1999ms"), "provisioner." + key);
        assertThat(problems(Map.of("provisioner." + key, "2s"))).isEmpty();
    }

    @Test
    void withoutAnAccountTheDefaultOnesUrlIsAskedFor() {
        assertThat(checked(Map.of())).singleElement().asString().startsWith("provisioner.accounts.default.url ");
    }

    @Test
    void accountWithoutUrlIsNamed() {
        assertThat(checked(Map.of(SHOP + ".token", "t")))
                .singleElement()
                .asString()
                .startsWith(SHOP + ".url ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "my-shop", "1shop", "a2345678901234567890123456789012345678901"})
    void accountsNameIsChecked(String name) {
        String prefix = "provisioner.accounts." + name;

        assertOneLine(Map.of(prefix + ".url", "https://x.example", prefix + ".token", "t"), prefix);
    }

    @Test
    void tokenIsAskedForWhereThereIsNone() {
        assertThat(checked(Map.of(SHOP + ".url", "https://my.klikk.com/api")))
                .singleElement()
                .asString()
                .startsWith(SHOP + ".token ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "digest"})
    void loginNeedsBothItsParts(String kind) {
        Map<String, String> login = Map.of(SHOP + ".auth", kind);

        assertThat(problems(login)).hasSize(2);
        assertOneLine(with(login, Map.of(SHOP + ".username", "u")), SHOP + ".password");
        assertOneLine(with(login, Map.of(SHOP + ".password", "p")), SHOP + ".username");
        assertThat(problems(with(login, Map.of(SHOP + ".username", "u", SHOP + ".password", "p"))))
                .isEmpty();
    }

    @Test
    void secretsFileMustBeThere(@TempDir Path folder) throws Exception {
        Map<String, String> url = Map.of(SHOP + ".url", "https://my.klikk.com/api");
        Path file = Files.writeString(folder.resolve("token"), "t");

        assertThat(checked(with(url, Map.of(SHOP + ".token-file", file.toString()))))
                .isEmpty();
        assertThat(checked(with(url, Map.of(SHOP + ".token-file", file + ".missing"))))
                .singleElement()
                .asString()
                .startsWith(SHOP + ".token-file ");
    }

    @Test
    void severalProblemsAreToldAtOnce() {
        assertThat(problems(Map.of("provisioner.installation", "a b", "provisioner.retention", "0s")))
                .hasSize(2);
    }

    @Test
    void lineNeverTellsASecret() {
        Map<String, String> wrong =
                Map.of(SHOP + ".auth", "digest", SHOP + ".password", "hunter2", SHOP + ".token", "hunter2");

        assertThat(problems(wrong)).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
    }

    private static void assertOneLine(Map<String, String> changed, String key) {
        assertThat(problems(changed))
                .singleElement()
                .asString()
                .startsWith(key + " ")
                .doesNotContain("\n");
    }

    private static List<String> problems(Map<String, String> changed) {
        return checked(with(MINIMAL, changed));
    }

    private static Map<String, String> with(Map<String, String> base, Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(base);
        all.putAll(changed);
        return all;
    }

    private static List<String> checked(Map<String, String> settings) {
        return SettingsCheck.check(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProvisionerConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(ProvisionerConfig.class));
    }
}
