package com.klikk.provisioner.ops.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.config.Clock;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    /** A published test vector. */
    private static final User ANN =
            new User("ann", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "viewer");

    private final Passwords passwords = new Passwords(new Clock());
    private final String decoy = Passwords.decoy(Map.of());

    @Test
    void rightPasswordIsRightAgainAndAgain() {
        assertThat(passwords.right(Optional.of(ANN), decoy, "U*U")).isTrue();
        assertThat(passwords.right(Optional.of(ANN), decoy, "U*U")).isTrue();
    }

    @Test
    void wrongPasswordIsWrongAlsoAfterARightOne() {
        assertThat(passwords.right(Optional.of(ANN), decoy, "U*U")).isTrue();

        assertThat(passwords.right(Optional.of(ANN), decoy, "U*V")).isFalse();
        assertThat(passwords.right(Optional.of(ANN), decoy, "")).isFalse();
    }

    @Test
    void rightPasswordIsRememberedWithoutAnotherSlowCheck() {
        User slow = new User("bob", BcryptUtil.bcryptHash("pass", 11), "viewer");
        assertThat(passwords.right(Optional.of(slow), decoy, "pass")).isTrue();

        long begun = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertThat(passwords.right(Optional.of(slow), decoy, "pass")).isTrue();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void changedPasswordCountsAtOnce() {
        User changed = new User("ann", BcryptUtil.bcryptHash("new", 4), "viewer");
        assertThat(passwords.right(Optional.of(ANN), decoy, "U*U")).isTrue();

        assertThat(passwords.right(Optional.of(changed), decoy, "U*U")).isFalse();
    }

    @Test
    void nobodyIsNeverRight() {
        assertThat(passwords.right(Optional.empty(), ANN.hash(), "U*U")).isFalse();
        assertThat(passwords.right(Optional.empty(), decoy, "abc123xyz")).isFalse();
    }

    @Test
    void longAndForeignPasswordsAreChecked() {
        String password = "pässwörd🚀".repeat(20);
        User user = new User("ann", BcryptUtil.bcryptHash(password, 4), "viewer");

        assertThat(passwords.right(Optional.of(user), decoy, password)).isTrue();
        assertThat(passwords.right(Optional.of(user), decoy, "x" + password)).isFalse();
    }
}
