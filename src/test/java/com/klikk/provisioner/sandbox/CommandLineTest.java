package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLineTest {
    @Test
    void withoutSettingsTheDefaultsHold() {
        assertThat(options(Map.of())).isEqualTo(SandboxOptions.defaults());
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void helpAndDefaultsAgree(Setting setting) {
        String byDefault = setting.help().replaceAll(".*\\(default (.*)\\)$", "$1");

        assertThat(options(Map.of(), "--" + setting.key() + "=" + byDefault)).isEqualTo(SandboxOptions.defaults());
        assertThat(CommandLine.help()).contains("--" + setting.key());
    }

    @Test
    void argumentsGoBeforeTheEnvironment() {
        SandboxOptions options =
                options(Map.of("KLIKK_SANDBOX_PORT", "1", "KLIKK_SANDBOX_LIST_SHAPE", "keyed"), "sandbox", "--port=2");

        assertThat(options.listen().port()).isEqualTo(2);
        assertThat(options.listing().shape()).isEqualTo(ListShape.KEYED);
    }

    @Test
    void severalProfilesMayHaveTokens() {
        assertThat(options(Map.of(), "--tokens=a=x, b=y,a=z").customers().profileByToken())
                .isEqualTo(Map.of("x", "a", "y", "b", "z", "a"));
        assertThat(options(Map.of(), "--creation=PT5S").pace().creation()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port=70000 | port",
                "--speed=fast | speed",
                "--speed=NaN | speed",
                "--credit=-1 | credit",
                "--tokens=default | tokens",
                "--list-shape=round | list-shape",
                "--echo-reference=maybe | echo-reference",
                "--period=PT0S | period",
                "--creation=soon | creation",
                "--sped=2 | sped",
                "nonsense | nonsense"
            })
    void senselessSettingIsNamed(String argument, String key) {
        assertThatThrownBy(() -> options(Map.of(), argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key);
    }

    private static SandboxOptions options(Map<String, String> environment, String... args) {
        return CommandLine.options(args, environment);
    }
}
