package org.enishi.store.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.id.EventId;
import org.enishi.store.sql.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Who rests on an event: the state events that name it among their {@code auth_events}, newest first. An edge never
 * changes, so it is written once, with the event that has it, and nothing here is ever stale.
 */
public final class Citations {
    /** How many events can be asked for at a time: the statement has one text, hence one plan. */
    public static final int WIDTH = 16;

    /** How many citations of each are told at a time. */
    public static final int PAGE = 32;

    private static final String NEWEST = String.join(
            " union all ",
            Collections.nCopies(
                    WIDTH,
                    "(select auth_key, citing_nid from event_citation where auth_key = ? and citing_nid < ?"
                            + " order by auth_key, citing_nid desc limit " + PAGE + ")"));

    private final Sql sql;
    private volatile @Nullable Set<Long> uncited;

    public Citations(Sql sql) {
        this.sql = sql;
    }

    private record Edge(long cited, long citing) {}

    /** In the transaction in which the events are inserted. */
    void insert(Collection<StoredEvent> events) {
        List<Edge> edges = new ArrayList<>();
        for (StoredEvent stored : events) {
            if (!stored.event().isState()) continue;
            for (EventId auth : new HashSet<>(stored.event().authEvents()))
                edges.add(new Edge(key(auth), stored.nid()));
        }
        sql.batch(
                "insert into event_citation (auth_key, citing_nid) values (?, ?)",
                edges,
                (row, edge) -> row.number(edge.cited).number(edge.citing));
    }

    /**
     * The surrogate keys of the newest events that rest on these; fewer than {@link #PAGE} are all. One that stands here
     * may not exist, or cite another event: look at it.
     *
     * @param below for each event, at most {@link #WIDTH}, the surrogate key below which to look
     */
    public Map<EventId, List<Long>> newest(Map<EventId, Long> below) {
        if (below.size() > WIDTH) throw new IllegalArgumentException("too many at once: " + below.size());
        Map<Long, List<Long>> found = new HashMap<>();
        sql.list(
                        NEWEST,
                        wanted -> {
                            for (Map.Entry<EventId, Long> each : below.entrySet())
                                wanted.number(key(each.getKey())).number(each.getValue());
                            for (int rest = below.size(); rest < WIDTH; rest++)
                                wanted.number(0).number(Long.MIN_VALUE);
                        },
                        row -> new Edge(row.getLong(1), row.getLong(2)))
                .forEach(edge -> found.computeIfAbsent(edge.cited, none -> new ArrayList<>())
                        .add(edge.citing));
        Map<EventId, List<Long>> told = new HashMap<>();
        for (EventId id : below.keySet()) told.put(id, found.getOrDefault(key(id), List.of()));
        return told;
    }

    /** Whether all citations of a room are here: not in one that was stored before they were kept. */
    public boolean areKnown(long room) {
        Set<Long> without = uncited;
        if (without == null) {
            without = Set.copyOf(sql.list("select room_nid from room_uncited", none -> {}, row -> row.getLong(1)));
            uncited = without;
        }
        return !without.contains(room);
    }

    private static long key(EventId id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.value().getBytes(UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
