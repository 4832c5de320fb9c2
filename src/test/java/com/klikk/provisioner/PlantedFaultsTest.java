package com.klikk.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Planted faults do not rot: they fit the code, name tests that are there, and stand in docs/planted-faults.md. */
class PlantedFaultsTest {
    private static final Path TESTS = Path.of("src/test/java");

    /** A patch: three lines that tell what it is, and the change. */
    record Fault(String name, String text) {
        String header(String key) {
            return text.lines()
                    .filter(line -> line.startsWith(key + ": "))
                    .map(line -> line.substring(key.length() + 2))
                    .findFirst()
                    .orElseThrow();
        }

        List<String> tests() {
            return List.of(header("Red").split(" ", -1));
        }

        /** What each hunk expects to find, by hunk, with its file. */
        Map<String, Path> expected() {
            Map<String, Path> expected = new LinkedHashMap<>();
            String[] files = text.split("(?m)^\\+\\+\\+ b/", -1);
            for (String file : List.of(files).subList(1, files.length)) {
                Path path = Path.of(file.substring(0, file.indexOf('\n')));
                String[] hunks = file.split("(?m)^@@ .*\\n", -1);
                List.of(hunks).subList(1, hunks.length).forEach(hunk -> expected.put(before(hunk), path));
            }
            return expected;
        }

        private static String before(String hunk) {
            return hunk.lines()
                    .takeWhile(line -> !line.startsWith("diff "))
                    .filter(line -> line.startsWith(" ") || line.startsWith("-"))
                    .map(line -> line.substring(1) + "\n")
                    .collect(Collectors.joining());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Fault> faults() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/planted"))) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .sorted()
                    .map(file -> new Fault(file.getFileName().toString().replace(".patch", ""), read(file)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theFaultFitsTheCode(Fault fault) {
        assertThat(fault.expected()).isNotEmpty();
        fault.expected()
                .forEach((before, path) -> assertThat(read(path)).as("%s", path).contains(before));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theTestsThatNoticeItAreThere(Fault fault) throws IOException {
        for (String test : fault.tests()) {
            String[] parts = test.split("#", 2);
            try (Stream<Path> sources = Files.walk(TESTS)) {
                assertThat(sources.filter(source -> source.endsWith(parts[0] + ".java")))
                        .as(test)
                        .anyMatch(source -> read(source).contains("void " + parts[1] + "("));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theDocumentTellsIt(Fault fault) {
        String tests = fault.tests().stream().map(test -> "`" + test + "`").collect(Collectors.joining(", "));
        assertThat(read(Path.of("docs/planted-faults.md")))
                .contains(String.format(
                        "| `%s` | %s | %s | %s |\n", fault, fault.header("Fault"), fault.header("Costs"), tests));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
