package org.enishi.encryption.todevice;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.event.EventType;
import org.enishi.id.TransactionId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.security.Caller;
import org.enishi.store.encryption.ToDeviceStore;

/**
 * Sends messages from one device to others. A repeated request does nothing again.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3sendtodeviceeventtypetxnid">Matrix
 *     v1.19, "PUT /sendToDevice/{eventType}/{txnId}"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ToDeviceSender {
    @Inject
    Journal journal;

    @Inject
    Messages messages;

    @Inject
    Couriering couriering;

    @Inject
    ToDeviceStore store;

    @Inject
    Clock clock;

    /** A message's type, and the transaction in which its device sends it. */
    public record Letter(EventType type, TransactionId transaction) {}

    /** @param contents by user and device, or {@code *} for all devices of the user */
    public void send(Caller caller, Letter letter, Map<UserId, Map<String, JsonObject>> contents) {
        Map<UserId, Map<String, JsonObject>> ours = new HashMap<>();
        Map<UserId, Map<String, JsonObject>> theirs = new HashMap<>();
        contents.forEach((user, devices) -> (couriering.isOurs(user) ? ours : theirs).put(user, devices));
        List<Messages.Addressed> addressed = messages.address(caller.user(), letter.type, ours);
        journal.write(pen -> write(caller, letter, () -> {
            messages.put(pen, addressed);
            couriering.post(caller.user(), letter.type, theirs);
        }));
    }

    private boolean write(Caller caller, Letter letter, Runnable writing) {
        String name = letter.type + " " + letter.transaction;
        boolean isNew = store.remember(Long.toString(caller.deviceNid()), name, clock.millis());
        if (isNew) writing.run();
        return isNew;
    }
}
