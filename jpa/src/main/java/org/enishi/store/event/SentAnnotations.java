package org.enishi.store.event;

import java.util.Optional;
import org.enishi.id.EventId;
import org.enishi.store.sql.Sql;

/** Which annotation of a local user stands at an event, by a digest of what makes two of them the same. In the caller's transaction. */
public final class SentAnnotations {
    private final Sql sql;

    public SentAnnotations(Sql sql) {
        this.sql = sql;
    }

    /** The last one, which may be redacted since. */
    public Optional<EventId> find(byte[] digest) {
        return sql.first(
                "select event_id from annotation_sent where digest = ?",
                wanted -> wanted.bytes(digest),
                row -> new EventId(row.getString(1)));
    }

    public void put(byte[] digest, EventId event) {
        sql.update("delete from annotation_sent where digest = ?", wanted -> wanted.bytes(digest));
        sql.update(
                "insert into annotation_sent (digest, event_id) values (?, ?)",
                row -> row.bytes(digest).text(event.value()));
    }
}
