package org.enishi.store;

import javax.sql.DataSource;
import org.enishi.store.event.Citations;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.EventWriter;
import org.enishi.store.event.GapMemory;
import org.enishi.store.journal.JournalStore;
import org.enishi.store.outbox.OutboxStore;
import org.enishi.store.outbox.OutboxWriter;
import org.enishi.store.push.MarkStore;
import org.enishi.store.room.LocalAccounts;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.MemberWriter;
import org.enishi.store.room.PartialRoomStore;
import org.enishi.store.room.RoomStore;
import org.enishi.store.sql.Sql;
import org.enishi.store.state.NodeStore;
import org.enishi.store.state.StateTrie;

/** The stores of events, states and rooms: plain Java over a data source, called too often for proxies. */
public final class JournalStores {
    private final Sql sql;
    private final Citations citations;
    private final EventStore events;
    private final EventWriter eventWriter;
    private final GapMemory gaps = new GapMemory();
    private final LocalAccounts accounts;
    private final MemberStore members;
    private final MemberWriter memberWriter;
    private final NodeStore nodes;
    private final OutboxStore outbox;
    private final OutboxWriter outboxWriter;
    private final PartialRoomStore partialRooms;
    private final RoomStore rooms;
    private final JournalStore journal;
    private final MarkStore marks;

    /** @param memory bytes that all caches together may take */
    public JournalStores(DataSource source, long memory) {
        this.sql = new Sql(source);
        this.citations = new Citations(sql);
        this.events = new EventStore(sql, memory / 2);
        this.eventWriter = new EventWriter(sql);
        this.accounts = new LocalAccounts(sql, memory / 32);
        this.members = new MemberStore(sql, memory / 16);
        this.memberWriter = new MemberWriter(sql);
        this.nodes = new NodeStore(sql, memory / 4);
        this.outbox = new OutboxStore(sql);
        this.outboxWriter = new OutboxWriter(sql);
        this.partialRooms = new PartialRoomStore(sql);
        this.rooms = new RoomStore(sql);
        this.journal = new JournalStore(sql);
        this.marks = new MarkStore(sql);
    }

    public Sql sql() {
        return sql;
    }

    public Citations citations() {
        return citations;
    }

    public EventStore events() {
        return events;
    }

    public EventWriter eventWriter() {
        return eventWriter;
    }

    public GapMemory gaps() {
        return gaps;
    }

    public LocalAccounts accounts() {
        return accounts;
    }

    public MemberStore members() {
        return members;
    }

    public MemberWriter memberWriter() {
        return memberWriter;
    }

    public NodeStore nodes() {
        return nodes;
    }

    public StateTrie states() {
        return new StateTrie(nodes);
    }

    public OutboxStore outbox() {
        return outbox;
    }

    public OutboxWriter outboxWriter() {
        return outboxWriter;
    }

    public PartialRoomStore partialRooms() {
        return partialRooms;
    }

    public RoomStore rooms() {
        return rooms;
    }

    public MarkStore marks() {
        return marks;
    }

    public JournalStore journal() {
        return journal;
    }
}
