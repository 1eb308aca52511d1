package org.enishi.store.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Parameters;
import org.enishi.store.sql.RowReader;
import org.enishi.store.state.StateRoot;

/** Answers for many rooms together, each by index: the cost is that of the answer. Reads need no transaction. */
@ApplicationScoped
public class SyncStore {
    private static final int ROOMS_AT_ONCE = 50;

    @Inject
    JournalStores stores;

    /** The last step of each room at or before a position; rooms without one are left out. */
    public Map<Long, RoomStep> steps(Collection<Long> rooms, long position) {
        String last = "(select e.position from event e where e.room_nid = ? and e.position > 0 and e.position <= ?"
                + " order by e.room_nid desc, e.position desc limit 1)";
        Map<Long, RoomStep> found = new HashMap<>();
        for (List<Long> some : chunks(rooms)) {
            String sql = "select room_nid, position, room_state, event_nid from journal where position in ("
                    + repeated(last, some.size(), ", ") + ")";
            list(sql, to -> bindAll(to, some, position), SyncStore::step).forEach(step -> found.put(step.room(), step));
        }
        return found;
    }

    /** The newest events of each room behind one position and not behind another, newest first, by surrogate key. */
    public Map<Long, List<Long>> newest(Collection<Long> rooms, long after, long upTo, int limit) {
        String newest = "(select e.room_nid, e.position, e.nid from event e where e.room_nid = ? and e.position > ?"
                + " and e.position <= ? order by e.room_nid desc, e.position desc limit ?)";
        Map<Long, List<Long>> found = new HashMap<>();
        for (List<Long> some : chunks(rooms)) {
            String sql = "select room_nid, nid from (" + repeated(newest, some.size(), " union all ")
                    + ") newest order by position desc";
            list(
                            sql,
                            to -> {
                                for (long room : some)
                                    to.number(room)
                                            .number(Math.max(after, 0))
                                            .number(upTo)
                                            .integer(limit);
                            },
                            row -> List.of(row.getLong(1), row.getLong(2)))
                    .forEach(row -> found.computeIfAbsent(row.get(0), room -> new ArrayList<>())
                            .add(row.get(1)));
        }
        return found;
    }

    public Map<Long, RoomSize> sizes(Collection<Long> rooms) {
        Map<Long, RoomSize> found = new HashMap<>();
        stores.sql()
                .list(
                        "select nid, joined, invited from room where nid = any(?)",
                        to -> to.numbers(rooms),
                        row -> found.put(row.getLong(1), new RoomSize(row.getInt(2), row.getInt(3))));
        return found;
    }

    /** The first members, joined or invited, of each room, first come first; without one user. */
    public Map<Long, List<UserId>> firstMembers(Collection<Long> rooms, UserId without, int limit) {
        return members(rooms, without, limit, List.of(Membership.JOIN, Membership.INVITE));
    }

    /** As {@link #firstMembers}, of those who were members once. */
    public Map<Long, List<UserId>> formerMembers(Collection<Long> rooms, UserId without, int limit) {
        return members(rooms, without, limit, List.of(Membership.LEAVE, Membership.BAN));
    }

    /** Of these events, the ones before which the history held here has a hole. */
    public Set<Long> behindGaps(Collection<Long> rooms, Collection<Long> events) {
        return new HashSet<>(stores.sql()
                .list(
                        "select event_nid from event_gap where room_nid = any(?) and event_nid = any(?)",
                        to -> to.numbers(rooms).numbers(events),
                        row -> row.getLong(1)));
    }

    /** As {@link #behindGaps(Collection, Collection)}, of events of one room that came between two positions of the journal. */
    public Set<Long> behindGaps(long room, long after, long upTo, Collection<Long> events) {
        Set<Long> doubtful = stores.gaps().doubtful(after, upTo, events);
        return doubtful.isEmpty() ? doubtful : behindGaps(List.of(room), doubtful);
    }

    private Map<Long, List<UserId>> members(
            Collection<Long> rooms, UserId without, int limit, List<Membership> memberships) {
        String each = memberships.stream()
                .map(membership -> "(select m.room_nid, m.user_id, m.position from room_member m where m.room_nid = ?"
                        + " and m.membership = " + membership.ordinal() + " and m.user_id <> ?"
                        + " order by m.membership, m.room_nid, m.position limit ?)")
                .collect(Collectors.joining(" union all "));
        Map<Long, List<UserId>> found = new HashMap<>();
        for (List<Long> some : chunks(rooms)) {
            String sql = "select room_nid, user_id from (" + repeated(each, some.size(), " union all ")
                    + ") members order by position, user_id";
            list(
                            sql,
                            to -> {
                                for (long room : some)
                                    for (Membership ignored : memberships)
                                        to.number(room).text(without.value()).integer(limit);
                            },
                            row -> Map.entry(row.getLong(1), new UserId(row.getString(2))))
                    .forEach(row -> found.computeIfAbsent(row.getKey(), room -> new ArrayList<>())
                            .add(row.getValue()));
        }
        found.replaceAll((room, users) -> users.size() > limit ? users.subList(0, limit) : users);
        return found;
    }

    private <T> List<T> list(String sql, org.enishi.store.sql.Binder binder, RowReader<T> reader) {
        return stores.sql().list(sql, binder, reader);
    }

    private static void bindAll(Parameters to, List<Long> rooms, long position) throws SQLException {
        for (long room : rooms) to.number(room).number(position);
    }

    private static RoomStep step(ResultSet row) throws SQLException {
        return new RoomStep(row.getLong(1), row.getLong(2), new StateRoot(row.getBytes(3)), row.getLong(4));
    }

    private static String repeated(String part, int times, String separator) {
        return String.join(separator, java.util.Collections.nCopies(times, part));
    }

    private static List<List<Long>> chunks(Collection<Long> rooms) {
        List<Long> all = List.copyOf(rooms);
        List<List<Long>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROOMS_AT_ONCE) {
            chunks.add(all.subList(from, Math.min(from + ROOMS_AT_ONCE, all.size())));
        }
        return chunks;
    }
}
