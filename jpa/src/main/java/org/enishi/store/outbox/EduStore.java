package org.enishi.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        append(servers, host, key, content);
    }

    /** @param key by which {@link #thin} knows what says more than this; absent: this stays as it is */
    public void append(
            Collection<ServerName> servers, @Nullable ServerName host, @Nullable String key, Content content) {
        List<String> names = servers.stream().map(ServerName::value).toList();
        sql.batch(
                "insert into outbox_edu (nid, server, host, edu_key, added_at, size_bytes, edu)"
                        + " values (nextval('outbox_edu_seq'), ?, ?, ?, ?, ?, ?)",
                names,
                (row, server) -> row.text(server)
                        .text(host == null ? null : host.value())
                        .text(key)
                        .number(content.addedAt())
                        .integer(content.edu().length)
                        .bytes(content.edu()));
    }

    /** An EDU's bytes, and when it was made. */
    public record Content(long addedAt, byte[] edu) {}

    /** Oldest first, up to the one with which they become too large. */
    public List<EduRow> first(ServerName server, int limit, long bytes) {
        return sql.list(
                "select nid, server, host, edu from (select nid, server, host, edu,"
                        + " sum(size_bytes) over (order by nid) - size_bytes as before from outbox_edu"
                        + " where server = ? order by nid limit ?) oldest where before < ? order by nid",
                wanted -> wanted.text(server.value()).integer(limit).number(bytes),
                EduStore::read);
    }

    public void remove(Collection<Long> nids) {
        if (!nids.isEmpty()) sql.update("delete from outbox_edu where nid = any(?)", gone -> gone.numbers(nids));
    }

    public void removeOlder(long than) {
        sql.update("delete from outbox_edu where added_at < ?", gone -> gone.number(than));
    }

    /** Of those with the same key that have waited since before then only the last stays. */
    public void thin(long addedBefore) {
        sql.update(
                "delete from outbox_edu where added_at < ? and exists (select 1 from outbox_edu later"
                        + " where later.server = outbox_edu.server and later.edu_key = outbox_edu.edu_key"
                        + " and later.nid > outbox_edu.nid)",
                gone -> gone.number(addedBefore));
    }

    /** Where more wait for a destination, or more bytes, the oldest go. @return who has lost how many */
    public Map<ServerName, Integer> cap(int most, long mostBytes) {
        Map<ServerName, Integer> lost = new HashMap<>();
        List<String> tooLong = sql.list(
                "select server from outbox_edu group by server having count(*) > ? or sum(size_bytes) > ?",
                wanted -> wanted.integer(most).number(mostBytes),
                row -> row.getString(1));
        tooLong.forEach(server -> lost.put(new ServerName(server), cut(server, most, mostBytes)));
        return lost;
    }

    private int cut(String server, int most, long mostBytes) {
        return sql.first(
                        "select max(nid) from (select nid, row_number() over (order by nid desc) as place,"
                                + " sum(size_bytes) over (order by nid desc) as held from outbox_edu where server = ?)"
                                + " waiting where place > ? or held > ?",
                        wanted -> wanted.text(server).integer(most).number(mostBytes),
                        row -> row.getLong(1))
                .map(last -> sql.update(
                        "delete from outbox_edu where server = ? and nid <= ?",
                        gone -> gone.text(server).number(last)))
                .orElse(0);
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
