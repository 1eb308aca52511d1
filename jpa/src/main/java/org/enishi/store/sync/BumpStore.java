package org.enishi.store.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enishi.store.JournalStores;

/** By what lists of rooms are ordered. Reads need no transaction. */
@ApplicationScoped
public class BumpStore {
    private static final int ROOMS_AT_ONCE = 50;

    /** What clients of sliding sync expect to bring a room to the top. */
    private static final String TYPES = List.of(
                    "m.room.create",
                    "m.room.message",
                    "m.room.encrypted",
                    "m.sticker",
                    "m.call.invite",
                    "m.poll.start",
                    "org.matrix.msc3381.poll.start",
                    "m.beacon_info",
                    "org.matrix.msc3672.beacon_info")
            .stream()
            .map(type -> "'" + type + "'")
            .collect(Collectors.joining(", "));

    /** The last event that counts; in a room without one, the first of all. */
    private static final String LAST =
            "select cast(? as bigint) as room_nid, coalesce((select e.position from event e where e.room_nid = ?"
                    + " and e.position > 0 and e.type in (" + TYPES
                    + ") order by e.room_nid desc, e.position desc limit 1),"
                    + " (select min(e.position) from event e where e.room_nid = ? and e.position > 0)) as position";

    @Inject
    JournalStores stores;

    /** Journal positions by surrogate key of the room; a room without any event is left out. */
    public Map<Long, Long> last(Collection<Long> rooms) {
        Map<Long, Long> found = new HashMap<>();
        List<Long> all = List.copyOf(rooms);
        for (int from = 0; from < all.size(); from += ROOMS_AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(from + ROOMS_AT_ONCE, all.size()));
            read(some, found);
        }
        return found;
    }

    private void read(List<Long> rooms, Map<Long, Long> found) {
        stores.sql()
                .list(
                        String.join(" union all ", Collections.nCopies(rooms.size(), LAST)),
                        to -> {
                            for (long room : rooms) to.number(room).number(room).number(room);
                        },
                        row -> {
                            long position = row.getLong(2);
                            if (!row.wasNull()) found.put(row.getLong(1), position);
                            return position;
                        });
    }
}
