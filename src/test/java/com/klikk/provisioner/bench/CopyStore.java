package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Copies of one saga that waits, as many as wished: whatever table has rows of it gets rows of each copy. Columns are asked for and not
 * listed here, so that a migration needs no change.
 */
final class CopyStore {
    /** Between the keys of real sagas and those of the copies. */
    private static final int GAP = 1000;

    /** As whoever compared the account's listings would have left it behind. */
    private static final String THEY_REST = """
            insert into order_listing as l (account, number, next_at, covered_until, servers_until, covered_at)
            values ('default', 1, now(), now() + interval '12 hours', now() + interval '12 hours', now())
            on conflict (account) do update set covered_until = excluded.covered_until, servers_until = excluded.servers_until,
              covered_at = excluded.covered_at""";

    private final Database database;

    CopyStore(Database database) {
        this.database = database;
    }

    /**
     * What is copied, and what the copies are named.
     *
     * @param requestId of the saga, and its item's name; {@code orderId} its order's. Both stand nowhere by chance
     * @param prefix of the copies' request ids, {@code firstOrder} the first one's order
     */
    record Copies(String requestId, long orderId, String prefix, long firstOrder, int count) {}

    private record Column(String name, String type) {}

    /** Makes the copies, which rest, due some time within six hours, and tells PostgreSQL how many they are. */
    void make(Copies copies) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            long original =
                    number(statement, "select saga_key from subject where request_id = '" + copies.requestId() + "'");
            long first = number(statement, "select max(saga_key) + " + GAP + " from saga");
            for (String table : texts(statement, """
                    select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
                    where table_schema = 'public' and column_name = 'saga_key' and table_type = 'BASE TABLE' order by 1
                    """)) {
                statement.execute(copy(statement, table, copies, original, first));
            }
            statement.execute("select setval('saga_key', " + (first + copies.count() + GAP) + ")");
            statement.execute(THEY_REST);
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String copy(Statement statement, String table, Copies copies, long original, long first)
            throws SQLException {
        List<Column> columns = columns(statement, table);
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values =
                columns.stream().map(column -> value(column, copies, first)).collect(Collectors.joining(", "));
        return "insert into " + table + " (" + names + ") select " + values + " from " + table
                + " s, generate_series(0, " + (copies.count() - 1) + ") n where s.saga_key = " + original
                + " order by n";
    }

    /** What differs from copy to copy. Item ids end with the order's id at the stub, so they follow it. */
    private static String value(Column column, Copies copies, long first) {
        Map<String, String> own = Map.of(
                "saga_key", first + " + n",
                "order_id", copies.firstOrder() + " + n",
                "saga_id", "md5('waiting ' || n)",
                "owner", "null",
                "due_at", "case when s.due_at is not null then now() + random() * interval '6 hours' end",
                "quiet", "40",
                "quiet_since", "now()",
                "quiet_last", "now()");
        String replaced = "replace(replace(s.%s, '%s', '%s' || n), '%d', (%d + n)::text)"
                .formatted(column.name(), copies.requestId(), copies.prefix(), copies.orderId(), copies.firstOrder());
        return own.getOrDefault(column.name(), column.type().equals("text") ? replaced : "s." + column.name());
    }

    private static List<Column> columns(Statement statement, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select column_name, data_type from information_schema.columns
                where table_schema = 'public' and is_identity = 'NO' and is_generated = 'NEVER' and table_name = '%s'
                """.formatted(table))) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2)));
            }
        }
        return columns;
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        return Long.parseLong(texts(statement, sql).get(0));
    }
}
