package org.enishi.store.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.id.EventId;
import org.enishi.store.sql.Parameters;
import org.enishi.store.sql.Sql;

/** Writes events, in the caller's transaction. Whoever writes here tells {@link EventStore#committed} afterwards. */
public final class EventWriter {
    private static final int NID_BLOCK = 1000;

    private final Sql sql;
    private final Citations citations;
    private final Relations relations;
    private long nextNid;
    private long endOfBlock;

    public EventWriter(Sql sql) {
        this.sql = sql;
        this.citations = new Citations(sql);
        this.relations = new Relations(sql);
    }

    /** A surrogate key that nobody else has. */
    public synchronized long newNid() {
        if (nextNid == endOfBlock) {
            nextNid = sql.first("select nextval('event_nid')", none -> {}, row -> row.getLong(1))
                    .orElseThrow();
            endOfBlock = nextNid + NID_BLOCK;
        }
        return nextNid++;
    }

    public void insert(Collection<StoredEvent> events) {
        sql.batch(EventRow.INSERT, events, EventRow::bindNew);
        citations.insert(events);
        relations.insert(events);
    }

    /** As {@link #insert}; events whose ID is there already stay as they are. */
    public void insertIfNew(Collection<StoredEvent> events) {
        sql.batch(EventRow.INSERT + " on conflict do nothing", events, EventRow::bindNew);
        citations.insert(events);
        relations.insert(events);
    }

    /** What may change of an event: its place, status, states, redaction and with it the bytes. */
    public void update(Collection<StoredEvent> events) {
        sql.batch(EventRow.UPDATE, events, EventRow::bindChanged);
    }

    /** Keeps what redacted events were before. */
    public void keepOriginals(Collection<StoredEvent> originals, long now) {
        sql.batch(
                "insert into event_original (event_nid, json, redacted) values (?, ?, ?) on conflict do nothing",
                originals,
                (row, stored) ->
                        row.number(stored.nid()).bytes(stored.event().bytes()).number(now));
    }

    /** A gap and the room whose history has it. */
    public record RoomGap(long room, Gap gap) {}

    public void addGaps(Collection<RoomGap> gaps) {
        sql.batch(
                "insert into event_gap (prev_event_id, event_nid, room_nid, depth) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                gaps,
                (row, each) -> row.text(each.gap.missing().value())
                        .number(each.gap.nextNid())
                        .number(each.room)
                        .number(each.gap.nextDepth()));
    }

    public void closeGaps(Collection<EventId> arrived) {
        if (arrived.isEmpty()) return;
        List<String> ids = arrived.stream().map(EventId::value).toList();
        sql.batch("delete from event_gap where prev_event_id = any(?)", List.of(ids), Parameters::texts);
    }

    /** A redaction that came before its target. */
    public record EarlyRedaction(EventId target, EventId redaction) {}

    public void expect(Collection<EarlyRedaction> redactions) {
        sql.batch(
                "insert into redaction_pending (target, redaction_id) values (?, ?) on conflict do nothing",
                redactions,
                (row, each) -> row.text(each.target.value()).text(each.redaction.value()));
    }

    /** Redactions of these events that came before them. */
    public List<EarlyRedaction> expectedRedactions(Collection<EventId> targets) {
        return asked(new Foresight(Set.of(), targets)).redactions();
    }

    /** The events that devices' requests made, of those that did. */
    public Map<Sending, EventId> sentBy(Collection<Sending> sendings) {
        return asked(new Foresight(sendings, Set.of())).made();
    }

    private Foresight asked(Foresight foresight) {
        sql.ask(foresight.questions());
        return foresight;
    }
}
