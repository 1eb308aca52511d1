package org.enishi.journal;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/**
 * What a draft may do. What it reads is current: it includes all earlier drafts, of every node. Stores may be used
 * beside it, in the same transaction (their rows then go with the batch).
 */
public interface Pen {
    /** @throws org.enishi.error.MatrixException {@code M_NOT_FOUND} if this server does not know the room */
    RoomHead room(RoomId room);

    Optional<RoomHead> findRoom(RoomId room);

    /** The current state of the room, with what this draft has written. */
    RoomState state(RoomId room);

    /** The event that this device's transaction made before, if it is a repetition. Ask before anything else. */
    Optional<EventId> madeBy(ClientTransaction transaction);

    /** Makes the answer of {@link #madeBy} for the repetitions to come. */
    void remember(ClientTransaction transaction, EventId event);

    /**
     * Makes a room by its create event, which is the only event of the room without an append of its own.
     *
     * @param content of {@code m.room.create}; {@code room_version} (and {@code creator} where the version wants it) are set here
     */
    RoomHead createRoom(RoomVersion version, UserId creator, JsonObject content);

    /**
     * Builds, hashes, signs, authorises and appends an event of a local user.
     *
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} with the rule's sentence; {@code M_TOO_LARGE}
     */
    Event append(NewEvent event);

    /**
     * Tells our users in the room something, in its history, that is no part of the room anywhere else: no event follows it,
     * nobody is sent it, and the rules are not asked.
     *
     * @param content of a message
     */
    void tell(RoomId room, UserId sender, JsonObject content);

    /** As {@link #append}, for an event that our server has built and signed before, for instance a join that another server authorised. */
    Event appendBuilt(Event event);

    /**
     * Takes an event from another server whose hash and signatures were verified (and which was redacted if its hash
     * was wrong) and whose {@code prev_events} and {@code auth_events} are all known here. Judges it against its auth
     * events, the state before it and the current state.
     */
    Outcome record(Event event);

    /**
     * As {@link #record(Event)} where {@code prev_events} are missing for good and another server told the state before
     * the event. What is missing stays known as a gap. The state's events and their auth chains are stored as outliers.
     */
    Outcome record(Event event, List<EventId> stateBefore);

    /**
     * As {@link #record(Event)}, for an event that another server's user brings into the room through us (we served the
     * join, knock or leave): it is also sent to the other servers in the room.
     */
    Outcome admit(Event event);

    /**
     * Takes an event of the time before the history that is held here. Oldest first. It changes nothing but history.
     *
     * @param stateBefore as another server told it; absent if all {@code prev_events} are in the history held here
     */
    Outcome backfill(Event event, @Nullable List<EventId> stateBefore);

    /**
     * Makes a room that lives on other servers known here, or replaces the state of one that we had left: all events of
     * {@code state} and of their auth chains are stored as outliers before ({@code OutlierWriter}).
     *
     * @param last the event at which we enter, ours, accepted by the other server; {@code state} is the state before it
     */
    RoomHead importRoom(RoomId room, RoomVersion version, List<EventId> state, Event last);

    /**
     * As {@link #importRoom} where the other server has left most members out. Until {@link #complete}, events are judged by
     * the members that they name themselves, and go to all servers in the room.
     *
     * @param state before the event at which we enter, as far as it is known; prepared by {@code OutlierWriter}
     * @param last the event at which we enter
     * @param helper the server that let us in
     * @param servers those with users in the room before
     * @throws org.enishi.error.MatrixException 503 if this server is in the room already
     */
    void importPart(StateRoot state, Event last, ServerName helper, Collection<ServerName> servers);

    /**
     * All of the state before the event at which we entered a room is known now. What came since is judged again.
     *
     * @param before prepared by {@code OutlierWriter}
     * @return false if it was complete already
     */
    boolean complete(RoomId room, StateRoot before);

    /** Nobody of ours is in a partial room any more, so it need not be completed. Nothing happens if somebody is. */
    void abandon(RoomId room);

    /**
     * Notes a local user's relation to a room that this server is not in (or no longer): an invitation, a knock or a
     * leave of one. Takes a {@link JournalKind#MEMBERSHIP} entry.
     *
     * @param stripped the room's stripped state that came along, for invite and knock
     */
    void relate(Event membership, List<JsonObject> stripped);

    /** A local user who has left the room wants to see it no more. Nothing happens if the user never had to do with it. */
    void forget(RoomId room, UserId user);

    /** Takes a position for a change that the caller has written through a store. */
    Position note(JournalKind kind, @Nullable Long room, @Nullable Long account);
}
