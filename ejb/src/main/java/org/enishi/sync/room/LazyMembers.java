package org.enishi.sync.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.sync.room.MemberMemory.DeviceRoom;
import org.enishi.timeline.View;

/**
 * The member events that go along when members are loaded lazily: those of the senders, of the heroes, and one's own in
 * a room that is told whole; each only once for a device, unless it wants them every time.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#lazy-loading-room-members">Matrix v1.19, "Lazy-loading
 *     room members"</a>
 */
@Dependent
public class LazyMembers {
    @Inject
    StateReading states;

    @Inject
    MemberMemory memory;

    @Inject
    Rendering rendering;

    /**
     * @param seen the position of the last answer that the device has seen, 0 if none
     * @param now the position of this answer
     * @param heroes of the summary that goes along
     */
    public record Question(
            RoomRange range, Wish wish, RoomDelta delta, View view, long seen, long now, Collection<UserId> heroes) {}

    /** Rendered, to be put to the state. */
    public List<byte[]> of(Question asked) {
        if (!asked.wish().lazyMembers()) return List.of();
        RoomDelta delta = asked.delta();
        Map<UserId, EventId> missing = missing(asked);
        var place = new DeviceRoom(
                asked.view().reader().device(), asked.range().room().nid());
        boolean each = asked.wish().filter().room().state().includesRedundantMembers();
        if (!each && !asked.range().full())
            missing.entrySet()
                    .removeIf(member -> memory.knows(place, member.getKey(), member.getValue(), asked.seen()));
        memory.remember(place, missing, asked.now());
        memory.remember(place, delta.members(), asked.now());
        List<StoredEvent> found = rendering.find(
                missing.values(), asked.range(), asked.wish().filter().room().state());
        return rendering.render(found, asked.wish().filter(), asked.view());
    }

    /** The members that are needed and not told already. */
    private Map<UserId, EventId> missing(Question asked) {
        RoomDelta delta = asked.delta();
        Map<UserId, EventId> members = at(delta.memberState(), delta.senders());
        Set<UserId> others = new HashSet<>(asked.heroes());
        if (asked.range().full()) others.add(asked.view().reader().user());
        others.removeAll(members.keySet());
        members.putAll(at(asked.range().last().state(), others));
        members.values().removeAll(delta.memberEvents());
        return members;
    }

    private Map<UserId, EventId> at(StateRoot root, Collection<UserId> users) {
        Map<UserId, EventId> members = new HashMap<>();
        states.members(root, users.stream().map(StateKey::member).toList())
                .forEach((key, event) -> members.put(new UserId(key.key()), event));
        return members;
    }
}
