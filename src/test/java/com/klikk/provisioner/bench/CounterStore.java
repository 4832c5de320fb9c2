package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads PostgreSQL's counters. Each question has a connection of its own, so that none costs anything in between. */
final class CounterStore {
    private final Database database;

    CounterStore(Database database) {
        this.database = database;
    }

    /** Where they stand. What a server process has done in the last ten seconds may be missing from commits and rows. */
    Counters read() {
        return ask(
                """
                select d.xact_commit, pg_snapshot_xmax(pg_current_snapshot())::text::bigint, pg_current_wal_lsn() - '0/0'::pg_lsn,
                  t.inserted, t.updated, t.hot, t.deleted
                from pg_stat_database d,
                  (select coalesce(sum(n_tup_ins), 0) inserted, coalesce(sum(n_tup_upd), 0) updated, coalesce(sum(n_tup_hot_upd), 0) hot,
                     coalesce(sum(n_tup_del), 0) deleted from pg_stat_user_tables) t
                where d.datname = current_database()
                """,
                row -> new Counters(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)));
    }

    /** Writes all there is to write, so that everybody begins alike. */
    void checkpoint() {
        ask("checkpoint", null);
    }

    /** The postmaster's process: whoever serves a connection is its child while the connection stands. */
    long postmaster() {
        return ask("select pg_backend_pid()", row -> Proc.parentOf(row.getLong(1)));
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> T ask(String sql, Read<T> read) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            if (!rows || read == null) {
                return null;
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return read.from(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
