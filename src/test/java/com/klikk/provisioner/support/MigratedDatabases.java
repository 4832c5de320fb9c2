package com.klikk.provisioner.support;

import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.Database;
import org.flywaydb.core.Flyway;

/** Databases with all tables and no rows: migrated once a process, and copied. */
public final class MigratedDatabases {
    private static Database original;

    private MigratedDatabases() {}

    /** One that nobody used before. */
    public static synchronized Database fresh() {
        if (original == null) {
            Database empty = Backends.shared().createDatabase();
            Flyway.configure()
                    .dataSource(empty.jdbcUrl(), empty.username(), empty.password())
                    .load()
                    .migrate();
            original = empty;
        }
        return Backends.shared().copy(original);
    }
}
