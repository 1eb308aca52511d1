package org.enishi.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;

/**
 * Settles what can be settled about a PDU without its room: its form, the signatures of its servers with keys that were
 * valid at its time, its content hash. With a wrong hash the event is taken in its redacted form. May fetch keys: call it
 * without a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Matrix v1.19,
 *     server-server API, "Checks performed on receipt of a PDU"</a>
 */
@ApplicationScoped
public class EventVerifier {
    /** @throws EventRefused if the PDU is to be dropped */
    public Event verify(JsonObject pdu, RoomVersion version) {
        throw new IllegalStateException("under construction");
    }

    /** Those that hold, in order; the others are logged and left out. Fetches the keys of all servers at once first. */
    public List<Event> verifyAll(Collection<JsonObject> pdus, RoomVersion version) {
        throw new IllegalStateException("under construction");
    }
}
