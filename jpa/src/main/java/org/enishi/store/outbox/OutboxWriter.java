package org.enishi.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.enishi.id.ServerName;
import org.enishi.store.cache.Caches;
import org.enishi.store.sql.Sql;

/** Writes what is to be delivered, in the caller's transaction. */
public final class OutboxWriter {
    private static final int NID_BLOCK = 50;
    private static final int REMEMBERED_SETS = 2_000;

    /** One event for one set of destinations. */
    public record Row(long position, long event, SortedSet<ServerName> destinations) {}

    private record Numbered(Row row, long set) {}

    private final Sql sql;
    private final Cache<SortedSet<ServerName>, Long> sets =
            Caches.builder().maximumSize(REMEMBERED_SETS).build();
    private long nextNid;
    private long endOfBlock;

    public OutboxWriter(Sql sql) {
        this.sql = sql;
    }

    public void insert(Collection<Row> rows) {
        sql.batch(
                "insert into outbox (position, set_nid, event_nid) values (?, ?, ?)",
                rows.stream()
                        .map(row -> new Numbered(row, set(row.destinations())))
                        .toList(),
                (to, each) -> to.number(each.row.position()).number(each.set).number(each.row.event()));
    }

    /** After a rollback: what was found or made then may not be there. */
    public void forget() {
        sets.invalidateAll();
    }

    private long set(SortedSet<ServerName> destinations) {
        Long known = sets.getIfPresent(destinations);
        if (known != null) return known;
        byte[] hash = hash(destinations);
        long set = find(hash).orElseGet(() -> make(hash, destinations));
        sets.put(destinations, set);
        return set;
    }

    private Optional<Long> find(byte[] hash) {
        return sql.first(
                "select nid from destination_set where hash = ?", wanted -> wanted.bytes(hash), row -> row.getLong(1));
    }

    private long make(byte[] hash, SortedSet<ServerName> destinations) {
        long nid = newNid();
        sql.update(
                "insert into destination_set (nid, hash) values (?, ?)",
                row -> row.number(nid).bytes(hash));
        sql.batch(
                "insert into destination_set_server (server, set_nid) values (?, ?)",
                destinations,
                (row, server) -> row.text(server.value()).number(nid));
        return nid;
    }

    private long newNid() {
        if (nextNid == endOfBlock) {
            nextNid = sql.first("select nextval('destination_set_nid')", none -> {}, row -> row.getLong(1))
                    .orElseThrow();
            endOfBlock = nextNid + NID_BLOCK;
        }
        return nextNid++;
    }

    private static byte[] hash(SortedSet<ServerName> destinations) {
        String names = destinations.stream().map(ServerName::value).collect(Collectors.joining("\n"));
        try {
            return MessageDigest.getInstance("SHA-256").digest(names.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
