package org.enishi.startup;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables, made or brought up to date by the migrations in {@code db/migration}. */
final class Schema {
    private Schema() {}

    static void migrate(DataSource database) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
