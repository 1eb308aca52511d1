package org.enishi.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.enishi.event.Event;
import org.enishi.store.event.StoredEvent;

/**
 * Events in the form of the client API, as UTF-8 JSON spliced from their stored bytes.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-event-format">Matrix v1.19, "Room event format"</a>
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ClientEvents {
    /**
     * With {@code event_id}, {@code redacts} at both places and {@code unsigned}: age, prev_content, replaces_state,
     * redacted_because, membership, and transaction_id for the sending device.
     *
     * @return one JSON object for each event, in the same order
     */
    public List<byte[]> render(List<StoredEvent> events, View view, Form form) {
        throw new IllegalStateException("under construction");
    }

    /** {@code content}, {@code sender}, {@code state_key}, {@code type}: what an invited user is told of the room. */
    public byte[] stripped(Event event) {
        throw new IllegalStateException("under construction");
    }

    /** Whether {@code room_id} is written. */
    public enum Form {
        WITH_ROOM,
        /** Where the room is implied, as in {@code /sync}. */
        WITHOUT_ROOM
    }
}
