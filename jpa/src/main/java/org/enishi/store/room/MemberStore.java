package org.enishi.store.room;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;

/** Who is what in which room now. Reads need no transaction; each costs what it answers, not what the room weighs. Only the journal writes. */
public class MemberStore {
    public Optional<RoomMember> find(long room, UserId user) {
        throw new IllegalStateException("under construction");
    }

    /** Of these users, the ones with a relation to the room. */
    public List<RoomMember> find(long room, Collection<UserId> users) {
        throw new IllegalStateException("under construction");
    }

    /** All relations of a local user, forgotten ones too. */
    public List<RoomMember> ofAccount(long account) {
        throw new IllegalStateException("under construction");
    }

    /** A local user's relations that changed above a position, forgotten ones too. */
    public List<RoomMember> ofAccount(long account, long after) {
        throw new IllegalStateException("under construction");
    }

    /** The rooms, by surrogate key, that a local user has joined. */
    public Set<Long> joinedRooms(long account) {
        throw new IllegalStateException("under construction");
    }

    /** Rooms of a local user, joined, in which an event came above a position. */
    public Set<Long> joinedRoomsChanged(long account, long after) {
        throw new IllegalStateException("under construction");
    }

    /** Longest members first. */
    public List<RoomMember> ofRoom(long room, Membership membership, int limit) {
        throw new IllegalStateException("under construction");
    }

    /** Servers with at least one joined user, ours included. From memory if asked lately. */
    public Set<ServerName> joinedServers(long room) {
        throw new IllegalStateException("under construction");
    }

    /** Whether the server has a joined user in the room. */
    public boolean isIn(long room, ServerName server) {
        return joinedServers(room).contains(server);
    }

    /** Accounts of the local users who are in the room. */
    public List<Long> joinedAccounts(long room) {
        throw new IllegalStateException("under construction");
    }

    /** Rooms that both have joined: whether one may know of the other. */
    public boolean shareRoom(UserId one, UserId other) {
        throw new IllegalStateException("under construction");
    }

    /** Stripped state that came with an invitation from a room that this server is not in, or that answered a knock; empty if none. */
    public List<JsonObject> stripped(long room, UserId user) {
        throw new IllegalStateException("under construction");
    }
}
