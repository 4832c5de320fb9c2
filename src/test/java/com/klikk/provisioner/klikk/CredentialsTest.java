package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.klikk.Authorization.Answer;
import com.klikk.provisioner.klikk.Authorization.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void aTokenFileIsReadAgainAfterASecond() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first\n");
        SecretFile secret = new SecretFile("k", file, nanos::get);
        Files.writeString(file, "second\n");
        assertThat(secret.value()).isEqualTo("first");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(secret.value()).isEqualTo("second");
    }

    @Test
    void aTokenFileThatIsAwayOrEmptyKeepsItsLastValue() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first");
        SecretFile secret = new SecretFile("k", file, nanos::get);
        Files.writeString(file, "");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(secret.value()).isEqualTo("first");
        Files.delete(file);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(secret.value()).isEqualTo("first");
    }

    /** As Kubernetes does where a mounted secret changes. */
    @Test
    void aSecretWhoseFolderIsSwappedByALinkIsReadAgain() throws IOException {
        Path data = folder.resolve("data");
        for (String version : List.of("first", "second")) {
            Files.writeString(Files.createDirectory(folder.resolve(version)).resolve("token"), version);
        }
        Files.createSymbolicLink(data, folder.resolve("first"));
        SecretFile secret = new SecretFile("k", data.resolve("token"), nanos::get);
        Path next = Files.createSymbolicLink(folder.resolve("next"), folder.resolve("second"));
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(secret.value()).isEqualTo("second");
    }

    @Test
    void whatIsMissingIsNamed() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> Secret.of("a.token", Optional.empty(), Optional.empty()))
                .hasMessageContaining("a.token");
        assertThatThrownBy(() -> Secret.of("a.token", Optional.of(" "), Optional.empty()))
                .hasMessageContaining("a.token");
        assertThatThrownBy(() -> Secret.of("a.token", Optional.of("a\nb"), Optional.empty()))
                .hasMessageContaining("a.token")
                .hasMessageNotContaining("a\nb");
        assertThatThrownBy(() -> Secret.of("a.token", Optional.empty(), Optional.of(none.toString())))
                .hasMessageContaining("a.token-file");
    }

    @Test
    void eachKindSendsItsHeader() {
        assertThat(new AccountToken(new Secret.Fixed("t")).header("/")).contains(new Header("X-Account-Token", "t"));
        assertThat(new BasicLogin("Aladdin", new Secret.Fixed("open sesame")).header("/"))
                .contains(new Header("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    }

    @Test
    void noSecretShowsInText() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "hush-hush");
        Secret secret = new SecretFile("k", file, nanos::get);
        Secret fixed = new Secret.Fixed("hush-hush");
        DigestLogin digest = new DigestLogin("me", fixed);
        Answer answer = digest.answer(digest.proof(), List.of("Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        assertThat(answer).isInstanceOf(Answer.Again.class);
        assertThat("" + new AccountToken(secret) + new BasicLogin("me", fixed) + digest + answer)
                .doesNotContain("hush");
        assertThat("" + new AccountToken(fixed).header("/")
                        + ((Answer.Again) answer).proof().header("/"))
                .doesNotContain("hush", "response");
    }
}
