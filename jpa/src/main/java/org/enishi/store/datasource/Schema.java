package org.enishi.store.datasource;

import javax.sql.DataSource;
import org.enishi.store.sql.Sql;
import org.flywaydb.core.Flyway;

/**
 * The tables, made or brought up to date by the migrations in {@code db/migration} and, between them, by those of
 * {@code db/postgresql} or {@code db/h2} for what only one database knows.
 */
public final class Schema {
    private Schema() {}

    public static void migrate(DataSource database) {
        String own = new Sql(database).isPostgresql() ? "classpath:db/postgresql" : "classpath:db/h2";
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration", own)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
