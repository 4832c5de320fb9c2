package com.klikk.provisioner.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Results for people: a table a load, a line a figure. */
final class Tables {
    private static final int NAME = 34;
    private static final int COLUMN = 14;

    private Tables() {}

    static String of(Results results) {
        StringBuilder text = new StringBuilder();
        results.loads().forEach(load -> table(text, load, results.of(load), results.ratio(load)));
        return text.toString();
    }

    private static void table(StringBuilder text, String load, List<Results.Result> columns, double ratio) {
        text.append('\n').append(pad(load, NAME));
        columns.forEach(column -> text.append(lead(column.subject())));
        text.append('\n');
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.addAll(column.median().values().keySet()));
        for (String name : names) {
            text.append("  ").append(pad(name, NAME - 2));
            columns.forEach(column -> text.append(lead(number(column.median().get(name)))));
            text.append('\n');
        }
        if (!Double.isNaN(ratio)) {
            text.append("  ")
                    .append(pad("service to floor, CPU", NAME - 2))
                    .append(lead(number(ratio)))
                    .append('\n');
        }
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        int digits = value != 0 && Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String lead(String text) {
        return " ".repeat(Math.max(1, COLUMN - text.length())) + text;
    }
}
