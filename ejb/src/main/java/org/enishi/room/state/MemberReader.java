package org.enishi.room.state;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Json;
import org.enishi.json.Spliced;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.ClientEvents.Form;
import org.enishi.timeline.Reader;

/** Reads who is in a room, or was at a time. */
@Stateless
public class MemberReader {
    @Inject
    Rooms rooms;

    @Inject
    StateTrie trie;

    @Inject
    EventStore events;

    @Inject
    ReadableStates states;

    @Inject
    ClientEvents form;

    /**
     * Which members are wanted: those that are {@code membership}, or are not {@code notMembership}; all if neither is
     * given.
     *
     * @param at a token of sync or messages
     */
    public record Wanted(Optional<String> at, Optional<Membership> membership, Optional<Membership> notMembership) {
        boolean takes(Event member) {
            if (membership.isEmpty() && notMembership.isEmpty()) return true;
            Optional<Membership> now = member.membership();
            return membership.isPresent() && now.equals(membership)
                    || notMembership.isPresent() && !now.equals(notMembership);
        }
    }

    /**
     * @return {@code chunk}: member events
     * @throws MatrixException {@code M_FORBIDDEN}
     */
    public byte[] members(Reader reader, RoomId room, Wanted wanted) {
        RoomHead head = head(room);
        ReadableStates.Readable readable = states.at(head, reader, wanted.at);
        List<StoredEvent> members = members(readable.state()).stream()
                .filter(member -> wanted.takes(member.event()))
                .toList();
        return Spliced.object()
                .member("chunk", form.renderState(members, readable.view(), Form.WITH_ROOM))
                .bytes();
    }

    /**
     * @return {@code joined}: by user ID, {@code display_name} and {@code avatar_url}
     * @throws MatrixException {@code M_FORBIDDEN} to whoever is not in the room now
     */
    public JsonObject joined(UserId reader, RoomId room) {
        boolean isIn =
                rooms.membership(room, reader).filter(Membership.JOIN::equals).isPresent();
        if (!isIn) throw MatrixException.forbidden("You are not in this room");
        var joined = Json.object();
        for (StoredEvent member : members(head(room).state())) {
            boolean present =
                    member.event().membership().filter(Membership.JOIN::equals).isPresent();
            if (present) joined.add(member.event().stateKeyText().orElseThrow(), profile(member.event()));
        }
        return Json.object().add("joined", joined).build();
    }

    private RoomHead head(RoomId room) {
        return rooms.find(room).orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
    }

    private Collection<StoredEvent> members(StateRoot root) {
        return form.told(events.find(trie.all(root, key -> key.type().equals(EventType.MEMBER))
                        .values())
                .values());
    }

    private static JsonObject profile(Event member) {
        var profile = Json.object();
        member.contentString("displayname").ifPresent(name -> profile.add("display_name", name));
        member.contentString("avatar_url").ifPresent(url -> profile.add("avatar_url", url));
        return profile.build();
    }
}
