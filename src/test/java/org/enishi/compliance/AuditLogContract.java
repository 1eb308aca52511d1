package org.enishi.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.store.audit.AuditDatabase;
import org.enishi.store.audit.AuditEntry;
import org.enishi.store.audit.AuditQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the audit log holds to on every database. */
interface AuditLogContract {
    Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    ThreadTransactions database();

    @Test
    default void entries_are_dense_bound_to_each_other_and_whole() {
        try (var log = new AuditDatabase(database())) {
            write(log, 5);
            assertThat(newest(log, AuditQuery.ALL, 10))
                    .extracting(AuditEntry::number)
                    .containsExactly(5L, 4L, 3L, 2L, 1L);
            assertThat(check(log).isWhole()).isTrue();
            assertThat(check(log).end().number()).isEqualTo(5);
        }
    }

    @ParameterizedTest(name = "{0} shows at entry {1}")
    @CsvSource({
        "update audit_entry set reason = 'other' where number = 3, 3",
        "update audit_entry set actor = '@somebody:x.example' where number = 1, 1",
        "update audit_entry set after_value = null where number = 2, 2",
        "update audit_entry set at = at + 1 where number = 5, 5",
        "delete from audit_entry where number = 2, 2",
        "delete from audit_entry where number = 5, 5",
        "delete from audit_entry, 1",
        "update audit_head set number = 4, 4",
    })
    default void what_was_tampered_with_shows(String sql, long first) {
        try (var log = new AuditDatabase(database())) {
            write(log, 5);
            log.tamper(sql);
            assertThat(check(log).firstBroken()).hasValue(first);
        }
    }

    @Test
    default void an_undone_transaction_leaves_no_entry() {
        try (var log = new AuditDatabase(database())) {
            write(log, 1);
            try {
                log.inTransaction(() -> {
                    writer(log).write(deed(2));
                    throw new IllegalStateException("undone");
                });
            } catch (IllegalStateException undone) {
                assertThat(undone).hasMessage("undone");
            }
            write(log, 1);
            assertThat(check(log).end().number()).isEqualTo(2);
            assertThat(check(log).isWhole()).isTrue();
        }
    }

    @Test
    default void pages_and_filters_find_what_they_say() {
        try (var log = new AuditDatabase(database())) {
            write(log, 30);
            assertThat(older(log, 11, AuditQuery.ALL, 3))
                    .extracting(AuditEntry::number)
                    .containsExactly(10L, 9L, 8L);
            var ofOne = new AuditQuery(null, null, "partner-7.example", null, null, null);
            assertThat(newest(log, ofOne, 10)).extracting(AuditEntry::number).containsExactly(7L);
            var searched = new AuditQuery(null, null, null, "TICKET 1_", null, null);
            assertThat(newest(log, searched, 10))
                    .as("no wildcard of SQL is one of people")
                    .isEmpty();
            var found = new AuditQuery(null, null, null, "TICKET 12", null, null);
            assertThat(newest(log, found, 10)).extracting(AuditEntry::number).containsExactly(12L);
            var action = new AuditQuery(AuditAction.PARTNER_REMOVED.code(), null, null, null, null, null);
            assertThat(newest(log, action, 10)).isEmpty();
            var later = new AuditQuery(null, null, null, null, NOON.plus(Duration.ofHours(1)), null);
            assertThat(newest(log, later, 10)).isEmpty();
        }
    }

    private static void write(AuditDatabase log, int times) {
        IntStream.rangeClosed(1, times)
                .forEach(number -> log.inTransaction(() -> {
                    writer(log).write(deed(number));
                    return number;
                }));
    }

    private static AuditLog writer(AuditDatabase log) {
        var writer = new AuditLog();
        writer.entries = log.entries();
        writer.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return writer;
    }

    private static Deed deed(int number) {
        var after = Json.createObjectBuilder().add("number", number).build();
        String partner = "partner-" + number + ".example";
        return new Deed(AuditAction.PARTNER_ADDED, "@admin:a.example", partner, "Ticket " + number, null, after);
    }

    private static AuditCheck.Finding check(AuditDatabase log) {
        var pages = new AuditPages();
        pages.entries = log.entries();
        var check = new AuditCheck();
        check.pages = pages;
        return log.inTransaction(check::check);
    }

    private static List<AuditEntry> newest(AuditDatabase log, AuditQuery query, int limit) {
        return older(log, Long.MAX_VALUE, query, limit);
    }

    private static List<AuditEntry> older(AuditDatabase log, long number, AuditQuery query, int limit) {
        return log.inTransaction(() -> log.entries().olderThan(number, query, limit));
    }
}
