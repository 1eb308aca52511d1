package org.enishi.store.datasource;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.enishi.store.sql.Sql;
import org.flywaydb.core.Flyway;

/**
 * The tables, made or brought up to date by the migrations in {@code db/migration} and, between them, by those of
 * {@code db/postgresql} for what only that database knows.
 */
public final class Schema {
    private Schema() {}

    public static void migrate(DataSource database) {
        List<String> locations = new ArrayList<>(List.of("classpath:db/migration"));
        if (new Sql(database).isPostgresql()) locations.add("classpath:db/postgresql");
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations(locations.toArray(String[]::new))
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
