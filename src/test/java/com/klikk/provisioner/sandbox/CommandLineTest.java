package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.sandbox.access.AccessOptions;
import com.klikk.provisioner.sandbox.access.HashAlgorithm;
import com.klikk.provisioner.sandbox.access.Kind;
import com.klikk.provisioner.sandbox.access.User;
import java.time.Duration;
import java.util.List;
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

    @Test
    void logInIsSetUpInWords() {
        AccessOptions access = options(
                        Map.of(),
                        "--tokens=default=a=b,default=c",
                        "--users=default=anna:a:b=c,other=otto:o",
                        "--two-factor=otto",
                        "--auth=digest,token",
                        "--digest-algorithms=md5",
                        "--nonce-lifetime=PT1S",
                        "--ip-filter=a=b=10.0.0.0/8,a=b=::1,c=192.0.2.1")
                .access();

        assertThat(access.users())
                .containsExactly(new User("default", "anna", "a:b=c"), new User("other", "otto", "o"));
        assertThat(access.twoFactor()).containsExactly("otto");
        assertThat(access.kinds()).containsExactlyInAnyOrder(Kind.TOKEN, Kind.DIGEST);
        assertThat(access.digest())
                .isEqualTo(new AccessOptions.DigestRules(List.of(HashAlgorithm.MD5), Duration.ofSeconds(1)));
        assertThat(access.filters().get("a=b").networks()).hasSize(2);
        assertThat(access.filters()).containsOnlyKeys("a=b", "c");
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
                "--users=default=anna | users",
                "--users=default=anna:a,other=anna:b | users",
                "--users=anna:secret | users",
                "--auth=token,ticket | auth",
                "--digest-algorithms=SHA-1 | digest-algorithms",
                "--nonce-lifetime=PT0S | nonce-lifetime",
                "--ip-filter=sandbox-token | ip-filter",
                "--ip-filter=sandbox-token=home | ip-filter",
                "--ip-filter=sandbox-tokem=10.0.0.0/8 | ip-filter",
                "--two-factor=nobody | two-factor",
                "--payment-reply=500 | payment-reply",
                "--hosts=0 | hosts",
                "--firewalls=1 | firewalls",
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
