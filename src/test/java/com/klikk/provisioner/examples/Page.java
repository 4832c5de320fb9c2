package com.klikk.provisioner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** An example's README: what it tells to type. */
record Page(Path folder) {
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    static Page of(String example) {
        return new Page(Path.of("examples", example));
    }

    /** All lines to type. */
    List<String> commands() {
        try {
            return SHELL.matcher(Files.readString(folder.resolve("README.md")))
                    .results()
                    .flatMap(block -> block.group(1).lines())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one line that holds this text. */
    String command(String text) {
        List<String> found =
                commands().stream().filter(line -> line.contains(text)).toList();
        assertThat(found).as("lines with %s in %s", text, folder).hasSize(1);
        return found.get(0);
    }
}
