package org.enishi.rules.relation;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import org.enishi.event.Event;
import org.enishi.id.EventId;

/**
 * Which thread an event is in: that of its own relation, or that of the event it is related to, three hops at most.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#threaded-read-receipts">Matrix v1.19, "Threaded read
 *     receipts"</a>
 */
public final class Threads {
    /** All that is in no thread. */
    public static final String MAIN = "main";

    /** What an event is related to by more than so many is not looked at. */
    public static final int MOST_HOPS = 3;

    private Threads() {}

    /** @return {@link #MAIN}, or the event ID of the root */
    public static String of(Event event, Function<EventId, Optional<Event>> lookup) {
        Optional<Event> here = Optional.of(event);
        for (int hop = 0; hop <= MOST_HOPS && here.isPresent(); hop++) {
            Optional<EventId> related = target(here.get());
            if (related.isPresent() && isThreaded(here.get()))
                return related.get().value();
            here = related.flatMap(lookup);
        }
        return MAIN;
    }

    /**
     * Whether a receipt for the event may name the thread: the root, and what is related to it, count as part of it, too.
     *
     * @param thread {@link #MAIN}, or the event ID of the root
     */
    public static boolean mayName(String thread, Event event, Function<EventId, Optional<Event>> lookup) {
        boolean atRoot = event.id().value().equals(thread)
                || target(event).filter(id -> id.value().equals(thread)).isPresent();
        return atRoot || of(event, lookup).equals(thread);
    }

    private static boolean isThreaded(Event event) {
        return text(relation(event), "rel_type").filter("m.thread"::equals).isPresent();
    }

    /** The event to which it is related. */
    public static Optional<EventId> target(Event event) {
        return text(relation(event), "event_id").filter(EventId::isWellFormed).map(EventId::new);
    }

    private static JsonObject relation(Event event) {
        return event.content().get("m.relates_to") instanceof JsonObject relation
                ? relation
                : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
