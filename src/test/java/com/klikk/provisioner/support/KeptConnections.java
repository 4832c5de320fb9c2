package com.klikk.provisioner.support;

import com.klikk.provisioner.local.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One connection to each database for all who look at it: a new one costs the server a process, and tests look every few milliseconds. */
final class KeptConnections {
    private static final Map<Database, KeptConnections> ALL = new ConcurrentHashMap<>();

    private final Database database;
    private Connection connection;

    private KeptConnections(Database database) {
        this.database = database;
    }

    /** What somebody does with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** One after the other; on a new connection where the old one is lost. */
    static <T> T use(Database database, Work<T> work) throws SQLException {
        return ALL.computeIfAbsent(database, KeptConnections::new).use(work);
    }

    private synchronized <T> T use(Work<T> work) throws SQLException {
        if (connection == null || !connection.isValid(5)) {
            close();
            connection = database.connect();
        }
        return work.with(connection);
    }

    /** Nobody looks at the database any more. */
    static void forget(Database database) {
        KeptConnections kept = ALL.remove(database);
        if (kept != null) {
            kept.close();
        }
    }

    private synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException gone) {
                // As wanted.
            }
        }
    }
}
