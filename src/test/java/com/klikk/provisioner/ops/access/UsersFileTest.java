package com.klikk.provisioner.ops.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileTest {
    private static final String HASH = ":$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW:viewer\n";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("users");
    }

    @Test
    void noFileMeansNobody() {
        assertThat(new UsersFile(Optional.empty()).users()).isEmpty();
        assertThat(new UsersFile(Optional.of("/no/such/file")).users()).isEmpty();
        assertThat(new UsersFile(Optional.of("\0")).users()).isEmpty();
    }

    @Test
    void changedFileIsReadAgain() throws Exception {
        UsersFile users = new UsersFile(Optional.of(file.toString()));
        Files.writeString(file, "ann" + HASH);
        assertThat(users.users()).containsOnlyKeys("ann");

        Files.writeString(file, "ann" + HASH + "bob" + HASH);

        assertThat(users.users()).containsOnlyKeys("ann", "bob");
    }

    @Test
    void fileThatIsGoneLetsNobodyInUntilItIsBack() throws Exception {
        UsersFile users = new UsersFile(Optional.of(file.toString()));
        Files.writeString(file, "ann" + HASH);
        assertThat(users.users()).isNotEmpty();

        Files.delete(file);
        assertThat(users.users()).isEmpty();

        Files.writeString(file, "ann" + HASH);
        assertThat(users.users()).isNotEmpty();
    }

    @Test
    void fileThatIsNoTextLetsNobodyIn() throws Exception {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(new UsersFile(Optional.of(file.toString())).users()).isEmpty();
    }
}
