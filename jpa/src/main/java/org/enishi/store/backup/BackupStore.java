package org.enishi.store.backup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Sql;

/** Backups by their versions. A deleted version stays known, so that its number is not given again. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BackupStore {
    private static final String SELECT =
            "select account_nid, version, algorithm, auth_data, etag from key_backup where account_nid = ? and not deleted";

    @Inject
    JournalStores stores;

    /** The newest that was not deleted. */
    public Optional<Backup> current(long account) {
        return sql().first(
                        SELECT + " order by version desc limit 1", wanted -> wanted.number(account), BackupStore::read);
    }

    public Optional<Backup> find(long account, long version) {
        return sql().first(
                        SELECT + " and version = ?",
                        wanted -> wanted.number(account).number(version),
                        BackupStore::read);
    }

    /** As {@link #find}; nobody else changes it or its keys until the end of the transaction. */
    public Optional<Backup> lock(long account, long version) {
        return sql().first(
                        SELECT + " and version = ? for update",
                        wanted -> wanted.number(account).number(version),
                        BackupStore::read);
    }

    /** Whether there is or was one. */
    public boolean wasThere(long account, long version) {
        return sql().first(
                        "select 1 from key_backup where account_nid = ? and version = ?",
                        wanted -> wanted.number(account).number(version),
                        row -> row.getInt(1))
                .isPresent();
    }

    /** @return its version */
    public long add(long account, String algorithm, byte[] authData) {
        sql().list("select nid from account where nid = ? for update", locked -> locked.number(account), row -> 1);
        long version = 1
                + sql().first(
                                "select coalesce(max(version), 0) from key_backup where account_nid = ?",
                                wanted -> wanted.number(account),
                                row -> row.getLong(1))
                        .orElse(0L);
        sql().update(
                        "insert into key_backup (account_nid, version, algorithm, auth_data, etag, deleted)"
                                + " values (?, ?, ?, ?, 0, false)",
                        row -> row.number(account)
                                .number(version)
                                .text(algorithm)
                                .bytes(authData));
        return version;
    }

    public void change(Backup backup, byte[] authData) {
        sql().update(
                        "update key_backup set auth_data = ? where account_nid = ? and version = ?",
                        to -> to.bytes(authData).number(backup.account()).number(backup.version()));
    }

    /** With its keys. */
    public void remove(Backup backup) {
        sql().update(
                        "delete from key_backup_session where account_nid = ? and version = ?",
                        gone -> gone.number(backup.account()).number(backup.version()));
        sql().update(
                        "update key_backup set deleted = true where account_nid = ? and version = ?",
                        gone -> gone.number(backup.account()).number(backup.version()));
    }

    /** @return the new one */
    public long countChange(Backup backup) {
        long etag = backup.etag() + 1;
        sql().update(
                        "update key_backup set etag = ? where account_nid = ? and version = ?",
                        to -> to.number(etag).number(backup.account()).number(backup.version()));
        return etag;
    }

    private static Backup read(ResultSet row) throws SQLException {
        return new Backup(row.getLong(1), row.getLong(2), row.getString(3), row.getBytes(4), row.getLong(5));
    }

    private Sql sql() {
        return stores.sql();
    }
}
