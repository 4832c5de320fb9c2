package com.klikk.provisioner.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A row of the table in {@code docs/cancellation.md}.
 *
 * @param state how the order stands when the cancel comes
 * @param cancel what is sent
 * @param answer what the sender hears: under the cancel's own id, or by REST
 * @param events the order's, from the cancel on
 * @param later the same once the paid period is over
 * @param sent how often {@code order_cancel} was sent
 * @param ends which items end at the provider
 * @param stage how the order stands in the end
 */
record CancelRow(
        String state,
        String cancel,
        String answer,
        List<String> events,
        List<String> later,
        String sent,
        String ends,
        String stage) {
    private static final Path TABLE = Path.of("docs/cancellation.md");

    static List<CancelRow> all() {
        try (var lines = Files.lines(TABLE)) {
            return lines.dropWhile(line -> !line.startsWith("| the order is"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(CancelRow::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CancelRow of(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        return new CancelRow(
                cells.get(1),
                cells.get(2),
                cells.get(3).replace("`", ""),
                words(cells.get(4)),
                words(cells.get(5)),
                cells.get(6),
                cells.get(7),
                cells.get(8).replace("`", ""));
    }

    private static List<String> words(String cell) {
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.replace("`", "").split(","))
                        .map(String::strip)
                        .toList();
    }

    /** As it stands in the table. */
    String line() {
        return "| "
                + String.join(" | ", state, cancel, code(answer), code(events), code(later), sent, ends, code(stage))
                + " |";
    }

    private static String code(List<String> words) {
        return String.join(", ", words.stream().map(CancelRow::code).toList());
    }

    private static String code(String word) {
        return word.isEmpty() || word.equals("-") ? word : "`" + word + "`";
    }

    @Override
    public String toString() {
        return state + ": " + cancel;
    }
}
