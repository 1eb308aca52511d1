package org.enishi.store.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.id.UserId;
import org.enishi.store.journal.Recent;
import org.enishi.store.sql.Parameters;
import org.enishi.store.sql.RowReader;
import org.enishi.store.sql.Sql;

/** Remembers which events count as unread. Reads need no transaction; only the journal writes. */
public final class MarkStore {
    private static final int ROOMS_AT_ONCE = 50;
    private static final int REMEMBERED = 4_096;
    private static final String SELECT = "select room_nid, position, weight, sender, thread from event_mark where ";

    private final Sql sql;
    private final Recent<EventMark> memory = new Recent<>(REMEMBERED, EventMark::position);
    /** Since the last commit. */
    private final Set<Long> removed = ConcurrentHashMap.newKeySet();

    public MarkStore(Sql sql) {
        this.sql = sql;
    }

    private record Mention(long account, long room, long position) {}

    public void insert(Collection<EventMark> marks) {
        sql.batch(
                "insert into event_mark (room_nid, position, weight, sender, thread) values (?, ?, ?, ?, ?)",
                marks,
                (row, mark) -> row.number(mark.room())
                        .number(mark.position())
                        .integer(mark.weight())
                        .text(mark.sender())
                        .text(mark.thread()));
        List<Mention> mentions = new ArrayList<>();
        for (EventMark mark : marks)
            for (long account : mark.mentioned()) mentions.add(new Mention(account, mark.room(), mark.position()));
        sql.batch(
                "insert into event_mention (account_nid, room_nid, position) values (?, ?, ?)",
                mentions,
                (row, mention) ->
                        row.number(mention.account).number(mention.room).number(mention.position));
    }

    /**
     * This node has committed these, and no other has written between two positions of the journal: they are answered
     * from memory for a while.
     */
    public void committed(long before, long upTo, Collection<EventMark> marks) {
        memory.committed(
                before,
                upTo,
                marks.stream()
                        .filter(mark -> !removed.contains(mark.position()))
                        .toList());
        removed.clear();
    }

    /** Another node has written, or what was written here is not in the database. */
    public void forget() {
        memory.forget();
        removed.clear();
    }

    /** The event says nothing any more. */
    public void remove(long room, long position) {
        memory.forget();
        removed.add(position);
        for (String table : List.of("event_mark", "event_mention"))
            sql.update(
                    "delete from " + table + " where room_nid = ? and position = ?",
                    gone -> gone.number(room).number(position));
    }

    /** The newest marks of each room behind a position of its own and not behind another, newest first in each room. */
    public List<EventMark> newest(Range range) {
        return each(
                SELECT
                        + "room_nid = ? and position > ? and position <= ? order by room_nid desc, position desc limit ?",
                range,
                MarkStore::read);
    }

    /** As {@link #newest} of one room, with those whom they mention. */
    public List<EventMark> withMentions(long room, long after, long upTo, int limit) {
        return memory.between(after, upTo)
                .map(all -> newestFirst(all, room, limit))
                .orElseGet(() -> readWithMentions(new Range(Map.of(room, after), upTo, limit)));
    }

    private static List<EventMark> newestFirst(List<EventMark> all, long room, int limit) {
        List<EventMark> found = new ArrayList<>(all);
        Collections.reverse(found);
        return found.stream().filter(mark -> mark.room() == room).limit(limit).toList();
    }

    private List<EventMark> readWithMentions(Range range) {
        List<EventMark> marks = newest(range);
        Map<Long, List<Long>> mentioned = new HashMap<>();
        if (marks.isEmpty()) return marks;
        sql.list(
                "select position, account_nid from event_mention where room_nid = any(?) and position = any(?)",
                to -> to.numbers(range.after.keySet())
                        .numbers(marks.stream().map(EventMark::position).toList()),
                row -> mentioned
                        .computeIfAbsent(row.getLong(1), position -> new ArrayList<>())
                        .add(row.getLong(2)));
        return marks.stream()
                .map(mark -> mark.mentioning(mentioned.getOrDefault(mark.position(), List.of())))
                .toList();
    }

    /** As {@link #newest}, of all events, by surrogate key. */
    public List<Long> events(Range range) {
        return each(
                "select nid from event where room_nid = ? and position > ? and position <= ?"
                        + " order by room_nid desc, position desc limit ?",
                range,
                row -> row.getLong(1));
    }

    /** As {@link #newest}, their positions only. */
    public List<Long> places(Range range) {
        return places("event_mark", range);
    }

    /** As {@link #places}, of all events. */
    public List<Long> placesOfAll(Range range) {
        return places("event", range);
    }

    private List<Long> places(String table, Range range) {
        return each(
                "select position from " + table + " where room_nid = ? and position > ? and position <= ?"
                        + " order by room_nid desc, position desc limit ?",
                range,
                row -> row.getLong(1));
    }

    /** By surrogate key, the events that stand at these places in the journal. */
    public List<Long> eventsAt(Collection<Long> positions) {
        return sql.list(
                "select event_nid from journal where position = any(?) and event_nid is not null",
                to -> to.numbers(positions),
                row -> row.getLong(1));
    }

    /** Positions of the events of these rooms that mention an account, behind a position. */
    public Set<Long> mentions(long account, Collection<Long> rooms, long after) {
        return new HashSet<>(sql.list(
                "select position from event_mention where account_nid = ? and room_nid = any(?) and position > ?",
                to -> to.number(account).numbers(rooms).number(after),
                row -> row.getLong(1)));
    }

    /** Since when a user is in rooms, by surrogate key. */
    public Map<Long, Long> joined(UserId user, Collection<Long> rooms) {
        Map<Long, Long> found = new HashMap<>();
        sql.list(
                "select room_nid, since from room_member where room_nid = any(?) and user_id = ?",
                to -> to.numbers(rooms).text(user.value()),
                row -> found.put(row.getLong(1), row.getLong(2)));
        return found;
    }

    /** Where to read. @param after by surrogate key of the room */
    public record Range(Map<Long, Long> after, long upTo, int limit) {}

    private <T> List<T> each(String part, Range range, RowReader<T> reader) {
        List<Map.Entry<Long, Long>> all = List.copyOf(range.after.entrySet());
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROOMS_AT_ONCE) {
            List<Map.Entry<Long, Long>> some = all.subList(from, Math.min(from + ROOMS_AT_ONCE, all.size()));
            String statement = String.join(" union all ", Collections.nCopies(some.size(), "(" + part + ")"));
            found.addAll(sql.list(statement, to -> bind(to, some, range), reader));
        }
        return found;
    }

    private static void bind(Parameters to, List<Map.Entry<Long, Long>> some, Range range) throws SQLException {
        for (Map.Entry<Long, Long> room : some)
            to.number(room.getKey())
                    .number(Math.max(0, room.getValue()))
                    .number(range.upTo)
                    .integer(range.limit);
    }

    private static EventMark read(ResultSet row) throws SQLException {
        return new EventMark(
                row.getLong(1), row.getLong(2), row.getInt(3), row.getString(4), row.getString(5), List.of());
    }
}
