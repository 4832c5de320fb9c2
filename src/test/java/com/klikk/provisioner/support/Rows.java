package com.klikk.provisioner.support;

import com.klikk.provisioner.local.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The service's database, looked at and disturbed from outside. */
public record Rows(Database database) {
    /** The first column of all rows, as texts. */
    public List<String> texts(String sql, Object... arguments) {
        return prepared(sql, arguments, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        });
    }

    /** How many rows were changed. */
    public int change(String sql, Object... arguments) {
        return prepared(sql, arguments, PreparedStatement::executeUpdate);
    }

    /** The stage in which the saga of a request stands. */
    public String stage(String requestId) {
        List<String> stages = texts("""
                select s.stage from saga s join request r on r.saga_key = s.saga_key
                where r.request_id = ? and r.kind = 'create'
                """, requestId);
        return stages.isEmpty() ? null : stages.get(0);
    }

    /** As if no order of the account had ever been placed, because its provider knows of none. */
    void forgetOrders(String account) {
        change("delete from owned_order where account = ?", account);
    }

    /** The tables that hold a text anywhere; only the dead letters on their way out may. */
    public List<String> tablesWith(String text) {
        return texts("select tablename from pg_tables where schemaname = 'public' and tablename <> 'dead_letter'")
                .stream()
                .filter(table -> !texts("select 1 from \"" + table + "\" t where t::text like ?", "%" + text + "%")
                        .isEmpty())
                .toList();
    }

    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T prepared(String sql, Object[] arguments, Execution<T> execution) {
        try {
            return KeptConnections.use(database, connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < arguments.length; i++) {
                        statement.setObject(i + 1, arguments[i]);
                    }
                    return execution.of(statement);
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
