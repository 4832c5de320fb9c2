package com.klikk.provisioner.chaos;

import com.klikk.provisioner.chaos.Outcome.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a run, for people. */
final class Table {
    private static final String ROW = "%-12s %8s %6s %9s %7s %9s %6s %10s %8s  %s%n";

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> fates = new TreeMap<>();

    private Table() {}

    static String of(List<GroundTruth> truths) {
        Table table = new Table();
        table.text.append(ROW.formatted(
                "account", "requests", "calls", "accepted", "served", "rejected", "again", "attention", "doubles", ""));
        truths.forEach(table::row);
        table.text.append("order_create met ").append(table.fates);
        return table.text.toString();
    }

    private void row(GroundTruth truth) {
        Account account = truth.account();
        account.fatesMet().forEach((fate, times) -> fates.merge(fate, times, Integer::sum));
        text.append(ROW.formatted(
                account.name(),
                truth.outcomes().size(),
                account.calls(),
                truth.books().size(),
                truth.count(Verdict.SERVED),
                truth.count(Verdict.REJECTED),
                truth.again(),
                truth.count(Verdict.ATTENTION),
                truth.doubles(),
                truth.reasons()));
    }
}
