package org.enishi.store.backup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Parameters;
import org.enishi.store.sql.Sql;

/** The keys of backups. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SavedKeyStore {
    private static final String WHERE = " from key_backup_session where account_nid = ? and version = ?";
    private static final String COLUMNS = "room_id, session_id, verified, first_index, forwarded, session_data";

    @Inject
    JournalStores stores;

    /**
     * Which keys of a backup.
     *
     * @param rooms none: all
     * @param sessions none: all
     */
    public record Choice(Backup backup, Collection<String> rooms, Collection<String> sessions) {
        private String where() {
            return WHERE
                    + (rooms.isEmpty() ? "" : " and room_id = any(?)")
                    + (sessions.isEmpty() ? "" : " and session_id = any(?)");
        }

        private void bind(Parameters wanted) throws SQLException {
            wanted.number(backup.account()).number(backup.version());
            if (!rooms.isEmpty()) wanted.texts(rooms);
            if (!sessions.isEmpty()) wanted.texts(sessions);
        }
    }

    /** By room. */
    public List<SavedKey> find(Choice choice) {
        return sql().list(
                        "select " + COLUMNS + choice.where() + " order by room_id, session_id",
                        choice::bind,
                        SavedKeyStore::read);
    }

    public long count(Backup backup) {
        return sql().first(
                        "select count(*)" + WHERE,
                        wanted -> wanted.number(backup.account()).number(backup.version()),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    /** In place of those that are there. */
    public void put(Backup backup, Collection<SavedKey> keys) {
        sql().batch(
                        "delete" + WHERE + " and room_id = ? and session_id = ?",
                        keys,
                        (gone, key) -> gone.number(backup.account())
                                .number(backup.version())
                                .text(key.room())
                                .text(key.session()));
        sql().batch(
                        "insert into key_backup_session (account_nid, version, " + COLUMNS
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                        keys,
                        (to, key) -> to.number(backup.account())
                                .number(backup.version())
                                .text(key.room())
                                .text(key.session())
                                .flag(key.rank().verified())
                                .number(key.rank().firstIndex())
                                .number(key.rank().forwarded())
                                .bytes(key.data()));
    }

    /** @return whether there were any */
    public boolean remove(Choice choice) {
        return sql().update("delete" + choice.where(), choice::bind) > 0;
    }

    private static SavedKey read(ResultSet row) throws SQLException {
        return new SavedKey(
                row.getString(1),
                row.getString(2),
                new SavedKey.Rank(row.getBoolean(3), row.getLong(4), row.getLong(5)),
                row.getBytes(6));
    }

    private Sql sql() {
        return stores.sql();
    }
}
