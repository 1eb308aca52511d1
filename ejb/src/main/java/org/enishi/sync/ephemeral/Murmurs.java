package org.enishi.sync.ephemeral;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.ephemeral.EphemeralClock;
import org.enishi.typing.TypingBoard;

/** The {@code ephemeral} events of rooms: the same for all members, but for private receipts. */
@Dependent
public class Murmurs {
    @Inject
    TypingBoard typing;

    @Inject
    EphemeralClock clock;

    @Inject
    ReceiptReading receipts;

    /** Rendered, by surrogate key of the room; of rooms that the user is in. */
    public Map<Long, List<byte[]>> of(Listening who) {
        Map<Long, List<byte[]>> found = new HashMap<>();
        if (who.wants("m.typing")) addTyping(who, found);
        if (who.wants("m.receipt"))
            receipts.of(who).forEach((room, events) -> list(found, room).addAll(events));
        return found;
    }

    /** A device whose token is of an earlier life of this server is told who types now. */
    private void addTyping(Listening who, Map<Long, List<byte[]>> found) {
        if (clock.knows(who.clock()) && who.moment().clock() > who.clock()) {
            typing.changed(who.clock()).forEach((room, event) -> {
                if (who.isIn(room) && !who.unknown().contains(room))
                    list(found, room).add(event);
            });
        }
        if (!clock.knows(who.clock())) who.moment().relations().joined().forEach(room -> addNow(room, found));
        else who.unknown().forEach(room -> addNow(room, found));
    }

    private void addNow(long room, Map<Long, List<byte[]>> found) {
        typing.now(room).ifPresent(event -> list(found, room).add(event));
    }

    private static List<byte[]> list(Map<Long, List<byte[]>> found, long room) {
        return found.computeIfAbsent(room, none -> new ArrayList<>());
    }
}
