package com.klikk.provisioner.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** One database, and how to reach it. */
public record Database(String jdbcUrl, String username, String password) {
    /** A database of the embedded server. */
    static Database embedded(int port, String name) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, "postgres", "postgres");
    }

    /** The same for the reactive client. */
    public String reactiveUrl() {
        return jdbcUrl.substring("jdbc:".length());
    }

    /** A new, empty database on the same server. */
    public Database create(String name) {
        execute("CREATE DATABASE " + name);
        return sibling(name);
    }

    /** A new database on the same server, with all that is in this one. */
    Database copy(String name) {
        sibling("postgres")
                .execute("CREATE DATABASE " + name + " TEMPLATE " + jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1));
        return sibling(name);
    }

    /** A database on the same server, created where it is missing. */
    Database ensure(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var found = statement.executeQuery("SELECT datname FROM pg_database")) {
            while (found.next()) {
                if (found.getString(1).equals(name)) {
                    return sibling(name);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return create(name);
    }

    /** A connection; the driver itself is asked, because a test's class loader can hide it from the driver manager. */
    public Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", username);
        login.setProperty("password", password);
        return new org.postgresql.Driver().connect(jdbcUrl, login);
    }

    private Database sibling(String name) {
        return new Database(jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1) + name, username, password);
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
