package com.klikk.provisioner.bench;

import java.util.List;
import java.util.Map;

/** Counters as figures of one saga. */
record Costs(Figures figures, double sagas) {
    private static final List<String> ACTIONS =
            List.of("order_create", "order_status", "server_list", "order_list", "server_list_all");

    /** PostgreSQL's: commits and rows as they were reported later, the rest as it was when the work was done. */
    Costs add(Counters reported, Counters inWindow) {
        figures.put("transactions", reported.commits() / sagas);
        figures.put("write_transactions", inWindow.written() / sagas);
        figures.put("wal_bytes", inWindow.wal() / sagas);
        figures.put("rows_inserted", reported.inserted() / sagas);
        figures.put("rows_updated", reported.updated() / sagas);
        figures.put("rows_deleted", reported.deleted() / sagas);
        figures.put("rows_written", reported.rows() / sagas);
        figures.put("hot_share", reported.updated() == 0 ? 0 : reported.hot() / (double) reported.updated());
        return this;
    }

    /** The provider's. */
    Costs add(Map<String, Long> counts) {
        figures.put(
                "calls",
                ACTIONS.stream()
                                .mapToLong(action -> counts.getOrDefault(action, 0L))
                                .sum()
                        / sagas);
        ACTIONS.forEach(action -> figures.put("calls_" + action, counts.getOrDefault(action, 0L) / sagas));
        figures.put("listed_rows", counts.getOrDefault("listed_rows", 0L) / sagas);
        return this;
    }
}
