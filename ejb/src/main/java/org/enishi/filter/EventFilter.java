package org.enishi.filter;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Predicate;
import org.enishi.event.Event;
import org.enishi.id.RoomId;

/**
 * Which events are wanted: the specification's {@code EventFilter} and {@code RoomEventFilter} in one. Immutable; read
 * by {@link FilterReader}.
 *
 * @param limit the greatest number of events, above 0; empty where the client leaves it to the server
 * @param containsUrl if present, whether the content must, or must not, have a {@code url}
 * @param unreadByThread {@code unread_thread_notifications}: whether unread events are counted for each thread
 * @param relatedBy looked at by {@link Sieves}, not by {@link #test}
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Matrix v1.19, "Filtering"</a>
 */
public record EventFilter(
        Optional<Integer> limit,
        Choice<String> types,
        Choice<String> senders,
        Choice<String> rooms,
        Optional<Boolean> containsUrl,
        MemberLoading members,
        boolean unreadByThread,
        RelatedBy relatedBy)
        implements Predicate<Event> {
    /** Takes everything. */
    public static final EventFilter ALL = new EventFilter(
            Optional.empty(),
            Choice.all(),
            Choice.all(),
            Choice.all(),
            Optional.empty(),
            MemberLoading.ALL,
            false,
            RelatedBy.ANYTHING);

    /** A {@code RoomEventFilter} alone. @throws org.enishi.error.MatrixException as {@link FilterReader} */
    public static EventFilter of(JsonObject json) {
        return FilterReader.events(json);
    }

    /** Whether the event is wanted; rooms are asked for by {@link #takes(RoomId)} once. */
    @Override
    public boolean test(Event event) {
        return takes(event.type().value(), event.sender().value())
                && containsUrl
                        .map(wanted -> wanted == event.content().containsKey("url"))
                        .orElse(true);
    }

    /** For what is not a room's event, for instance account data, whose sender is the user. */
    public boolean takes(String type, String sender) {
        return types.takes(type) && senders.takes(sender);
    }

    public boolean takes(RoomId room) {
        return rooms.takes(room.value());
    }

    /** The limit to use: the client's, or {@code usual} if it has none, but never more than {@code most}. */
    public int limit(int usual, int most) {
        return Math.min(limit.orElse(usual), most);
    }

    /** {@code lazy_load_members}. */
    public boolean lazyLoadsMembers() {
        return members != MemberLoading.ALL;
    }

    /** {@code include_redundant_members}; means something only with {@link #lazyLoadsMembers()}. */
    public boolean includesRedundantMembers() {
        return members == MemberLoading.LAZY_REDUNDANT;
    }
}
