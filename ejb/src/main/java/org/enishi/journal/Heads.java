package org.enishi.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.RoomId;
import org.enishi.store.cache.FreshCache;
import org.enishi.store.room.RoomRow;
import org.enishi.store.room.RoomStore;

/** Where rooms stand, as committed: from memory, else from the database. */
public final class Heads {
    private final RoomStore store;
    private final FreshCache<RoomId, RoomHead> heads;
    private final FreshCache<Long, RoomId> ids;

    public Heads(RoomStore store, long maxBytes) {
        this.store = store;
        this.heads = new FreshCache<>(
                maxBytes, (id, head) -> 500 + 120 * head.extremities().size());
        this.ids = new FreshCache<>(maxBytes / 4, (nid, id) -> 200);
    }

    public Optional<RoomHead> find(RoomId room) {
        return Optional.ofNullable(find(Set.of(room)).get(room));
    }

    /** Those that are known. */
    public Map<RoomId, RoomHead> find(Collection<RoomId> rooms) {
        return heads.getAll(rooms, this::read);
    }

    /** Those that are known, by surrogate key. */
    public Map<Long, RoomHead> byNid(Collection<Long> nids) {
        Map<Long, RoomHead> found = new HashMap<>();
        find(ids.getAll(nids, store::ids).values()).values().forEach(head -> found.put(head.nid(), head));
        return found;
    }

    /** After the commit. */
    public void committed(Collection<RoomHead> changed) {
        for (RoomHead head : changed) {
            heads.put(head.id(), head);
            ids.put(head.nid(), head.id());
        }
    }

    /** Another node has changed them. */
    public void forget(Collection<Long> nids) {
        ids.getAll(nids, store::ids).values().forEach(heads::drop);
    }

    private Map<RoomId, RoomHead> read(Set<RoomId> rooms) {
        Map<RoomId, RoomHead> found = new HashMap<>();
        store.find(rooms).forEach((id, row) -> found.put(id, head(row)));
        return found;
    }

    private static RoomHead head(RoomRow row) {
        return new RoomHead(
                row.nid(),
                row.id(),
                row.host(),
                row.version(),
                row.state(),
                row.extremities(),
                row.depth(),
                new Position(row.position()),
                new RoomHead.Members(row.joined(), row.joinedLocal(), row.invited()),
                row.wholeAt());
    }
}
