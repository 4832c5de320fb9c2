package com.klikk.provisioner.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sandbox in a process of its own, as the command line starts it, on a free port. */
record Launched(Process process, String ready) implements AutoCloseable {
    static Launched with(String arguments) {
        try {
            Process process = process(arguments);
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String ready = out.readLine();
            if (ready == null) {
                throw new AssertionError("no sandbox: " + process.errorReader().readLine());
            }
            return new Launched(process, ready);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Process process(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Sandbox.class.getName(),
                "--port=0"));
        Arrays.stream(arguments.split("\\s+")).filter(a -> !a.isEmpty()).forEach(command::add);
        return new ProcessBuilder(command).start();
    }

    int port() {
        return Integer.parseInt(ready.replaceAll(".*:(\\d+)/api", "$1"));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
