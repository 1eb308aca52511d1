package org.enishi.store.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;
import org.junit.jupiter.api.Test;

class EncryptionStoresOnPostgresTest extends EncryptionStoresContract {
    @Override
    ThreadTransactions database() {
        return Databases.postgres();
    }

    @Override
    String ownMigrations() {
        return "postgresql";
    }

    @Test
    void one_time_keys_are_not_compressed() throws SQLException {
        try (var connection = Databases.postgres().getConnection();
                var statement = connection.createStatement();
                var stored = statement.executeQuery("select attstorage from pg_attribute"
                        + " where attrelid = 'one_time_key_pack'::regclass and attname = 'slots'")) {
            assertThat(stored.next()).isTrue();
            assertThat(stored.getString(1)).isEqualTo("e");
        }
    }
}
