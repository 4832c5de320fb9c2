package com.klikk.provisioner.ops.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserLinesTest {
    private static final String HASH = "05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    @Test
    void commentsAndBlankLinesAreAllowed() {
        UserLines lines = UserLines.parse(List.of("# people", "", "  ", " ann:$2y$" + HASH + ":operator "));

        assertThat(lines.users().get("ann")).isEqualTo(new User("ann", "$2a$" + HASH, "operator"));
        assertThat(lines.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void everySpellingOfBcryptIsRead(String prefix) {
        assertThat(UserLines.parse(List.of("ann:" + prefix + HASH + ":viewer")).users())
                .containsOnlyKeys("ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "ann:secret:viewer",
                "ann:$apr1$x$y:viewer",
                "ann:$2y$" + HASH,
                "ann:$2y$" + HASH + ":root",
                "ann:$2y$" + HASH + ":Operator",
                ":$2y$" + HASH + ":viewer",
                "ann:$2x$" + HASH + ":viewer",
                "ann:$2y$03" + "$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW:viewer"
            })
    void lineThatMakesNoSenseLetsNobodyInAndIsNotQuoted(String line) {
        UserLines lines = UserLines.parse(List.of("#", line));

        assertThat(lines.users()).isEmpty();
        assertThat(lines.faults()).containsExactly("line 2 is not name:bcrypt hash:viewer|operator");
    }

    @Test
    void nameThatStandsTwiceLetsNobodyIn() {
        String line = "ann:$2y$" + HASH + ":";

        UserLines lines = UserLines.parse(List.of(line + "viewer", line + "operator", line + "operator"));

        assertThat(lines.users()).isEmpty();
        assertThat(lines.faults()).containsExactly("line 2 names a user that has a line already");
    }

    @Test
    void userDoesNotTellItsHash() {
        assertThat(new User("ann", "$2a$" + HASH, "viewer")).hasToString("ann:viewer");
    }
}
