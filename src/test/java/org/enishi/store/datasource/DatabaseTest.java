package org.enishi.store.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseTest {
    @ParameterizedTest
    @CsvSource({"'',32768", "?sendBufferSize=262144,262144"})
    void less_than_a_window_is_on_its_way_unless_the_operator_says_otherwise(String setting, int bytes)
            throws SQLException {
        var chosen = new Database("jdbc:postgresql://db.example/enishi" + setting, "", "").dataSource();
        assertThat(chosen.unwrap(PGSimpleDataSource.class).getSendBufferSize()).isEqualTo(bytes);
    }
}
