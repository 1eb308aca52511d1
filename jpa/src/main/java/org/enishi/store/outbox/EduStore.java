package org.enishi.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.enishi.id.ServerName;
import org.enishi.store.sql.Sql;
import org.jspecify.annotations.Nullable;

/** EDUs that wait for their destinations. Writes belong to the caller's transaction; reads need none. */
public final class EduStore {
    private final Sql sql;

    public EduStore(Sql sql) {
        this.sql = sql;
    }

    /** @param key those with the same key that still wait are dropped; absent: none are */
    public void add(Collection<ServerName> servers, @Nullable ServerName host, @Nullable String key, Content content) {
        List<String> names = servers.stream().map(ServerName::value).toList();
        if (key != null)
            sql.update(
                    "delete from outbox_edu where server = any(?) and edu_key = ?",
                    gone -> gone.texts(names).text(key));
        sql.batch(
                "insert into outbox_edu (nid, server, host, edu_key, added_at, edu)"
                        + " values (nextval('outbox_edu_seq'), ?, ?, ?, ?, ?)",
                names,
                (row, server) -> row.text(server)
                        .text(host == null ? null : host.value())
                        .text(key)
                        .number(content.addedAt())
                        .bytes(content.edu()));
    }

    /** An EDU's bytes, and when it was made. */
    public record Content(long addedAt, byte[] edu) {}

    /** Oldest first. */
    public List<EduRow> first(ServerName server, int limit) {
        return sql.list(
                "select nid, server, host, edu from outbox_edu where server = ? order by nid limit ?",
                wanted -> wanted.text(server.value()).integer(limit),
                EduStore::read);
    }

    public void remove(Collection<Long> nids) {
        if (!nids.isEmpty()) sql.update("delete from outbox_edu where nid = any(?)", gone -> gone.numbers(nids));
    }

    public void removeOlder(long than) {
        sql.update("delete from outbox_edu where added_at < ?", gone -> gone.number(than));
    }

    /** Who has something to get. */
    public List<ServerName> destinations() {
        return sql.list("select distinct server from outbox_edu", none -> {}, row -> new ServerName(row.getString(1)));
    }

    private static EduRow read(ResultSet row) throws SQLException {
        String host = row.getString(3);
        return new EduRow(
                row.getLong(1),
                new ServerName(row.getString(2)),
                host == null ? null : new ServerName(host),
                row.getBytes(4));
    }
}
