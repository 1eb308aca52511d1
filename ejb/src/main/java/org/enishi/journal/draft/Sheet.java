package org.enishi.journal.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.EventWriter;
import org.enishi.store.event.Sending;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.journal.JournalRow;
import org.enishi.store.journal.JournalStore;
import org.enishi.store.outbox.OutboxWriter;
import org.enishi.store.push.EventMark;
import org.enishi.store.room.MemberWriter;
import org.enishi.store.room.PartialRoom;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.NewNodes;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written: first by one draft, then, where the draft was not refused, taken over by its batch. Whatever is
 * asked and not found here is looked up on the sheet below, the batch's.
 */
public final class Sheet {
    final @Nullable Sheet below;
    final NewNodes nodes;
    final Map<RoomId, RoomHead> heads = new LinkedHashMap<>();
    final Set<RoomId> newRooms = new HashSet<>();
    final Map<EventId, StoredEvent> events = new LinkedHashMap<>();
    final Set<EventId> newEvents = new HashSet<>();
    final List<StoredEvent> originals = new ArrayList<>();
    final Map<Sending, EventId> transactions = new HashMap<>();
    final List<JournalRow> journal = new ArrayList<>();
    final List<OutboxWriter.Row> outbox = new ArrayList<>();
    final Map<MemberWriter.Gone, Optional<RoomMember>> members = new LinkedHashMap<>();
    final Map<Long, Map<ServerName, Integer>> servers = new HashMap<>();
    final Map<Set<StateRoot>, StateRoot> resolutions = new HashMap<>();

    final List<EventWriter.EarlyRedaction> redactions = new ArrayList<>();
    final List<EventWriter.RoomGap> gaps = new ArrayList<>();
    final Set<EventId> arrived = new HashSet<>();
    final List<EventMark> marks = new ArrayList<>();

    /** In rooms of which a part of the state is known only. */
    final List<PartialRoom.Recorded> recorded = new ArrayList<>();

    /** Transactions that were looked for in the database and not found. */
    final Set<Sending> unseen = new HashSet<>();

    /** Events that were looked for in the database and not found. */
    final Set<EventId> absent = new HashSet<>();

    /** Events of which redactions were looked for in the database, where none had come before them. */
    final Set<EventId> unredacted = new HashSet<>();

    /** Rare statements that have no list of their own; they run after all others. */
    final List<Runnable> others = new ArrayList<>();

    private long position;
    private long backfill;

    private Sheet(@Nullable Sheet below, NewNodes nodes, JournalStore.Head head) {
        this.below = below;
        this.nodes = nodes;
        this.position = head.position();
        this.backfill = head.backfill();
    }

    /** A batch's, at the place where the journal stands. */
    public static Sheet ofBatch(NewNodes nodes, JournalStore.Head head) {
        return new Sheet(null, nodes, head);
    }

    /** A draft's: it sees what is here. */
    public Sheet over() {
        return new Sheet(this, nodes.over(), head());
    }

    /** Takes over what a draft has written. */
    public void take(Sheet draft) {
        nodes.take(draft.nodes);
        heads.putAll(draft.heads);
        newRooms.addAll(draft.newRooms);
        events.putAll(draft.events);
        newEvents.addAll(draft.newEvents);
        originals.addAll(draft.originals);
        transactions.putAll(draft.transactions);
        journal.addAll(draft.journal);
        outbox.addAll(draft.outbox);
        members.putAll(draft.members);
        servers.putAll(draft.servers);
        resolutions.putAll(draft.resolutions);
        redactions.addAll(draft.redactions);
        gaps.addAll(draft.gaps);
        arrived.addAll(draft.arrived);
        marks.addAll(draft.marks);
        recorded.addAll(draft.recorded);
        others.addAll(draft.others);
        position = draft.position;
        backfill = draft.backfill;
    }

    /** Nothing is to be written. */
    public boolean isBlank() {
        return journal.isEmpty() && events.isEmpty() && heads.isEmpty() && members.isEmpty() && others.isEmpty();
    }

    public JournalStore.Head head() {
        return new JournalStore.Head(position, backfill);
    }

    public List<JournalRow> journal() {
        return journal;
    }

    public Collection<RoomHead> heads() {
        return heads.values();
    }

    public Collection<StoredEvent> events() {
        return events.values();
    }

    public NewNodes nodes() {
        return nodes;
    }

    public Map<Long, Map<ServerName, Integer>> servers() {
        return servers;
    }

    public Map<Set<StateRoot>, StateRoot> resolutions() {
        return resolutions;
    }

    long nextPosition() {
        return ++position;
    }

    long nextBackfill() {
        return --backfill;
    }

    @Nullable
    StoredEvent event(EventId id) {
        StoredEvent found = events.get(id);
        return found != null || below == null ? found : below.event(id);
    }

    /** The events that are to be written and were not stored before. */
    List<StoredEvent> pending() {
        List<StoredEvent> found = below == null ? new ArrayList<>() : below.pending();
        for (EventId id : newEvents) {
            StoredEvent stored = events.get(id);
            if (stored != null) found.add(stored);
        }
        return found;
    }

    @Nullable
    RoomHead room(RoomId id) {
        RoomHead found = heads.get(id);
        return found != null || below == null ? found : below.room(id);
    }

    @Nullable
    EventId madeBy(Sending sending) {
        EventId found = transactions.get(sending);
        return found != null || below == null ? found : below.madeBy(sending);
    }

    @Nullable
    Map<ServerName, Integer> servers(long room) {
        Map<ServerName, Integer> found = servers.get(room);
        return found != null || below == null ? found : below.servers(room);
    }

    /** Whether a look into the database is superfluous. */
    boolean isUnseen(Sending sending) {
        return unseen.contains(sending) || (below != null && below.isUnseen(sending));
    }

    /** Whether a look into the database is superfluous. */
    boolean isAbsent(EventId event) {
        return absent.contains(event) || (below != null && below.isAbsent(event));
    }

    /** Whether a look into the database for redactions of the event is superfluous. */
    boolean isUnredacted(EventId event) {
        return unredacted.contains(event) || (below != null && below.isUnredacted(event));
    }

    List<EventWriter.EarlyRedaction> earlyRedactions(Set<EventId> targets) {
        List<EventWriter.EarlyRedaction> found = below == null ? new ArrayList<>() : below.earlyRedactions(targets);
        for (var early : redactions) if (targets.contains(early.target())) found.add(early);
        return found;
    }

    /** What was recorded in a partial room and is not in the database yet. */
    List<PartialRoom.Recorded> recorded(long room) {
        List<PartialRoom.Recorded> found = below == null ? new ArrayList<>() : below.recorded(room);
        for (var each : recorded) if (each.room() == room) found.add(each);
        return found;
    }

    /** Empty within: the relation is gone. Null: nothing about it here. */
    @Nullable
    Optional<RoomMember> member(long room, UserId user) {
        Optional<RoomMember> found = members.get(new MemberWriter.Gone(room, user));
        return found != null || below == null ? found : below.member(room, user);
    }

    void putNew(StoredEvent event) {
        newEvents.add(event.event().id());
        events.put(event.event().id(), event);
    }
}
