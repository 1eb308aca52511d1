package org.enishi.store.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.id.MediaId;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/** Remembers what was uploaded here, and what is about to be. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LocalMediaStore {
    @Inject
    JournalStores stores;

    /**
     * Names that nothing was uploaded under yet.
     *
     * @param firstExpiry of them, milliseconds; 0 if there are none
     */
    public record Pending(long number, long firstExpiry) {}

    public Optional<LocalMedia> find(MediaId id) {
        return stores.sql()
                .first(
                        "select " + MediaFile.COLUMNS + ", user_id, expires_at from local_media where media_id = ?",
                        of -> of.text(id.value()),
                        LocalMediaStore::read);
    }

    public void add(MediaId id, UserId owner, MediaFile file, long now) {
        stores.sql()
                .update(
                        "insert into local_media (media_id, user_id, created_at, content_type, file_name, size_bytes,"
                                + " sha256) values (?, ?, ?, ?, ?, ?, ?)",
                        row -> row.text(id.value())
                                .text(owner.value())
                                .number(now)
                                .text(file.contentType())
                                .text(file.fileName())
                                .number(file.bytes())
                                .text(file.sha256()));
    }

    public void promise(MediaId id, UserId owner, long now, long expires) {
        stores.sql()
                .update(
                        "insert into local_media (media_id, user_id, created_at, expires_at) values (?, ?, ?, ?)",
                        row -> row.text(id.value())
                                .text(owner.value())
                                .number(now)
                                .number(expires));
    }

    /** @return whether the name was still free */
    public boolean fill(MediaId id, MediaFile file, long now) {
        return 1
                == stores.sql()
                        .update(
                                "update local_media set content_type = ?, file_name = ?, size_bytes = ?, sha256 = ?,"
                                        + " expires_at = 0 where media_id = ? and sha256 = '' and expires_at > ?",
                                row -> row.text(file.contentType())
                                        .text(file.fileName())
                                        .number(file.bytes())
                                        .text(file.sha256())
                                        .text(id.value())
                                        .number(now));
    }

    public Pending pending(UserId owner, long now) {
        return stores.sql()
                .first(
                        "select count(*), min(expires_at) from local_media where user_id = ? and expires_at > ?",
                        of -> of.text(owner.value()).number(now),
                        row -> new Pending(row.getLong(1), row.getLong(2)))
                .orElseThrow();
    }

    /** Names of the user under which nothing can come any more. */
    public void removeExpired(UserId owner, long now) {
        stores.sql()
                .update(
                        "delete from local_media where user_id = ? and expires_at between 1 and ?",
                        gone -> gone.text(owner.value()).number(now));
    }

    /** Which of them are there by now. */
    public List<MediaId> uploaded(Collection<MediaId> ids) {
        return stores.sql()
                .list(
                        "select media_id from local_media where media_id = any(?) and sha256 <> ''",
                        of -> of.texts(ids.stream().map(MediaId::value).toList()),
                        row -> new MediaId(row.getString(1)));
    }

    private static LocalMedia read(ResultSet row) throws SQLException {
        MediaFile file = MediaFile.read(row);
        Optional<MediaFile> there = file.sha256().isEmpty() ? Optional.empty() : Optional.of(file);
        return new LocalMedia(new UserId(row.getString(5)), there, row.getLong(6));
    }
}
