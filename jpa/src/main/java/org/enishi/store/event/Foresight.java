package org.enishi.store.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.id.EventId;
import org.enishi.store.event.EventWriter.EarlyRedaction;
import org.enishi.store.sql.Question;
import org.enishi.store.sql.Sql;

/** What drafts will ask of the events that are stored, together. Made, asked and read once. */
public final class Foresight {
    private static final int CHUNK = 500;

    private final Set<Sending> sendings;
    private final Set<EventId> arriving;
    private final List<Question<Made>> made = new ArrayList<>();
    private final List<Question<EventId>> stored = new ArrayList<>();
    private final List<Question<EarlyRedaction>> redactions = new ArrayList<>();

    private record Made(Sending sending, EventId event) {}

    /** @param arriving events that most likely are not here */
    public Foresight(Collection<Sending> sendings, Collection<EventId> arriving) {
        this.sendings = Set.copyOf(sendings);
        this.arriving = Set.copyOf(arriving);
        for (List<Sending> chunk : Chunks.of(this.sendings, CHUNK)) made.add(made(chunk));
        for (List<EventId> chunk : Chunks.of(this.arriving, CHUNK)) {
            stored.add(stored(chunk));
            redactions.add(redactions(chunk));
        }
    }

    public List<Question<?>> questions() {
        List<Question<?>> all = new ArrayList<>(made);
        all.addAll(stored);
        all.addAll(redactions);
        return all;
    }

    /** The events that devices' requests made, of those that did. */
    public Map<Sending, EventId> made() {
        Map<Sending, EventId> found = new HashMap<>();
        for (var each : made) each.rows().forEach(row -> found.put(row.sending, row.event));
        found.keySet().retainAll(sendings);
        return found;
    }

    /** The requests that made none. */
    public Set<Sending> unseen() {
        Set<Sending> rest = new HashSet<>(sendings);
        for (var each : made) each.rows().forEach(row -> rest.remove(row.sending));
        return rest;
    }

    /** Of the events that arrive, those that are not stored. */
    public Set<EventId> absent() {
        Set<EventId> rest = new HashSet<>(arriving);
        for (var each : stored) each.rows().forEach(rest::remove);
        return rest;
    }

    /** Of the events that arrive, those that no redaction waits for. */
    public Set<EventId> unredacted() {
        Set<EventId> rest = new HashSet<>(arriving);
        redactions().forEach(each -> rest.remove(each.target()));
        return rest;
    }

    /** Redactions of the events that arrive, which came before them. */
    List<EarlyRedaction> redactions() {
        return redactions.stream().flatMap(each -> each.rows().stream()).toList();
    }

    /** Keys of requests are hashes: another one's may be among the answers. */
    private static Question<Made> made(List<Sending> sendings) {
        return new Question<>(
                "select device_nid, txn_id, txn_key, event_id from event where txn_key" + Sql.among(sendings),
                wanted ->
                        wanted.amongNumbers(sendings.stream().map(Sending::key).toList()),
                row -> new Made(
                        new Sending(row.getLong(1), row.getString(2), row.getLong(3)), new EventId(row.getString(4))));
    }

    private static Question<EventId> stored(List<EventId> events) {
        return new Question<>(
                "select event_id from event where event_id" + Sql.among(events),
                wanted -> wanted.amongTexts(texts(events)),
                row -> new EventId(row.getString(1)));
    }

    private static Question<EarlyRedaction> redactions(List<EventId> targets) {
        return new Question<>(
                "select target, redaction_id from redaction_pending where target" + Sql.among(targets),
                wanted -> wanted.amongTexts(texts(targets)),
                row -> new EarlyRedaction(new EventId(row.getString(1)), new EventId(row.getString(2))));
    }

    private static List<String> texts(List<EventId> events) {
        return events.stream().map(EventId::value).toList();
    }
}
