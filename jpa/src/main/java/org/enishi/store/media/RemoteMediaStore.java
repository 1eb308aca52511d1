package org.enishi.store.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.enishi.id.MediaId;
import org.enishi.id.MxcUri;
import org.enishi.id.ServerName;
import org.enishi.store.JournalStores;

/** Remembers what was fetched from other servers. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class RemoteMediaStore {
    @Inject
    JournalStores stores;

    /** One that was fetched. @param sha256 of its bytes, hexadecimal */
    public record Fetched(MxcUri uri, long bytes, String sha256) {}

    public Optional<MediaFile> find(MxcUri uri) {
        return stores.sql()
                .first(
                        "select " + MediaFile.COLUMNS + " from remote_media where server = ? and media_id = ?",
                        of -> of.text(server(uri)).text(uri.id().value()),
                        MediaFile::read);
    }

    /** @return whether it was not known yet */
    public boolean add(MxcUri uri, MediaFile file, long now) {
        return 1
                == stores.sql()
                        .update(
                                "insert into remote_media (server, media_id, fetched_at, content_type, file_name,"
                                        + " size_bytes, sha256) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                                row -> row.text(server(uri))
                                        .text(uri.id().value())
                                        .number(now)
                                        .text(file.contentType())
                                        .text(file.fileName())
                                        .number(file.bytes())
                                        .text(file.sha256()));
    }

    /** The first that were fetched. */
    public List<Fetched> oldest(int limit) {
        return stores.sql()
                .list(
                        "select server, media_id, size_bytes, sha256 from remote_media order by fetched_at limit ?",
                        of -> of.integer(limit),
                        row -> new Fetched(
                                new MxcUri(new ServerName(row.getString(1)), new MediaId(row.getString(2))),
                                row.getLong(3),
                                row.getString(4)));
    }

    /** @return whether it was there */
    public boolean remove(MxcUri uri) {
        return 1
                == stores.sql()
                        .update(
                                "delete from remote_media where server = ? and media_id = ?",
                                gone -> gone.text(server(uri)).text(uri.id().value()));
    }

    private static String server(MxcUri uri) {
        return uri.server().folded().value();
    }
}
