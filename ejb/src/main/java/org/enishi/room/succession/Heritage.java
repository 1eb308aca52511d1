package org.enishi.room.succession;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Pen;
import org.enishi.journal.Rooms;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.store.accountdata.AccountDataKey;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;

/**
 * Who enters a room's successor finds there what he had set for the room: tags and other account data, and its place
 * among his direct chats.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-upgrades">Matrix v1.19, "Room Upgrades"</a>
 */
@ApplicationScoped
public class Heritage {
    private static final String DIRECT = "m.direct";

    /** What points at events of the old room. */
    private static final Set<String> STAYS = Set.of("m.fully_read");

    private static final Set<Membership> WAS_THERE = EnumSet.of(Membership.JOIN, Membership.LEAVE);

    @Inject
    Rooms rooms;

    @Inject
    AccountDataStore store;

    @Inject
    Journal journal;

    /** After the user has joined. Does nothing for a room that succeeds none of the user's. */
    public void follow(Caller caller, RoomId room) {
        predecessor(room)
                .filter(old -> isSucceededBy(old, room) && wasIn(old, caller.user()))
                .ifPresent(old -> journal.write(pen -> take(pen, caller.account(), old, room)));
    }

    private Optional<RoomId> predecessor(RoomId room) {
        return rooms.state(room)
                .get(StateKey.CREATE)
                .map(create -> create.content().get("predecessor"))
                .filter(JsonObject.class::isInstance)
                .map(predecessor -> predecessor.asJsonObject().getString("room_id", ""))
                .filter(RoomId::isWellFormed)
                .map(RoomId::new);
    }

    /** A room may call itself anybody's successor: the old one's tombstone decides. */
    private boolean isSucceededBy(RoomId old, RoomId room) {
        return rooms.state(old)
                .get(EventType.TOMBSTONE)
                .flatMap(tombstone -> tombstone.contentString("replacement_room"))
                .filter(room.value()::equals)
                .isPresent();
    }

    private boolean wasIn(RoomId old, UserId user) {
        return rooms.membership(old, user).filter(WAS_THERE::contains).isPresent();
    }

    private int take(Pen pen, long account, RoomId old, RoomId room) {
        int taken = 0;
        Set<String> kept = new HashSet<>(STAYS);
        List<AccountDatum> set = store.ofRooms(account, List.of(old, room));
        set.stream().filter(datum -> isOf(datum, room)).forEach(datum -> kept.add(datum.type()));
        for (AccountDatum datum : set) {
            if (!isOf(datum, old) || !kept.add(datum.type())) continue;
            put(pen, new AccountDataKey(account, Optional.of(room), datum.type()), datum.content());
            taken++;
        }
        return taken + takeDirect(pen, account, old, room);
    }

    private int takeDirect(Pen pen, long account, RoomId old, RoomId room) {
        var key = new AccountDataKey(account, Optional.empty(), DIRECT);
        Optional<JsonObject> direct = store.find(key).map(datum -> Json.readStored(datum.content()));
        Optional<JsonObject> after = direct.map(content -> DirectChats.withSuccessor(content, old, room));
        if (after.equals(direct)) return 0;
        put(pen, key, Json.bytes(after.get()));
        return 1;
    }

    private void put(Pen pen, AccountDataKey key, byte[] content) {
        store.put(
                key,
                content,
                pen.note(JournalKind.ACCOUNT_DATA, null, key.account()).value());
    }

    private static boolean isOf(AccountDatum datum, RoomId room) {
        return datum.room().filter(room::equals).isPresent();
    }
}
