package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxProcessTest {
    @Test
    void saysWhenItIsReadyAndEndsWhenTold() throws IOException, InterruptedException {
        Process process = Launched.process("");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).matches("sandbox provider ready at http://127\\.0\\.0\\.1:\\d+/api");

            process.toHandle().destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void senselessSettingEndsItWithOneLine() throws IOException, InterruptedException {
        Process process = Launched.process("--port=high");
        try (BufferedReader error = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(error.lines()).singleElement().asString().startsWith("sandbox: port ");
            assertThat(process.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void brokenStateFileEndsItWithOneLine(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("state.json"), "{");
        Process process = Launched.process("--state-file=" + file);
        try (BufferedReader error = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(error.lines()).singleElement().asString().startsWith("sandbox: state-file " + file);
            assertThat(process.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void takenPortEndsItWithOneLine() throws IOException, InterruptedException {
        try (Sandbox first = Sandbox.start(Caller.FROZEN)) {
            Process process = Launched.process("--port=" + first.port());
            try (BufferedReader error = process.errorReader(StandardCharsets.UTF_8)) {
                assertThat(error.lines()).singleElement().asString().contains("port");
                assertThat(process.waitFor()).isEqualTo(2);
            }
        }
    }
}
