package org.enishi.encryption.todevice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.encryption.remote.RemoteDoor;
import org.enishi.event.EventType;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.store.encryption.ToDeviceStore;

/**
 * Takes messages to devices from other servers, each once.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#send-to-device-messaging">Matrix v1.19, server-server
 *     API, "Send-to-device messaging"</a>
 */
@ApplicationScoped
public class ToDeviceReceiver {
    private static final int LONGEST_ID = 255;

    @Inject
    Journal journal;

    @Inject
    Messages messages;

    @Inject
    ToDeviceStore store;

    @Inject
    RemoteDoor door;

    @Inject
    Clock clock;

    /** {@code m.direct_to_device}. */
    public void receive(ServerName origin, JsonObject content) {
        Optional<UserId> sender = text(content, "sender")
                .filter(UserId::isWellFormed)
                .map(UserId::new)
                .filter(user -> user.server().folded().equals(origin.folded()))
                .filter(user -> door.mayTell(user.server()));
        Optional<EventType> type = text(content, "type")
                .filter(each -> each.length() <= LONGEST_ID)
                .map(EventType::new);
        Optional<String> id =
                text(content, "message_id").filter(each -> each.length() <= LONGEST_ID && each.indexOf('\0') < 0);
        boolean whole = sender.isPresent() && type.isPresent() && id.isPresent();
        if (!whole || !(content.get("messages") instanceof JsonObject all)) return;
        List<Messages.Addressed> addressed = messages.address(sender.get(), type.get(), contents(all));
        if (addressed.isEmpty()) return;
        journal.write(pen -> {
            boolean isNew = store.remember(sender.get().value(), id.get(), clock.millis());
            if (isNew) messages.put(pen, addressed);
            return isNew;
        });
    }

    private static Map<UserId, Map<String, JsonObject>> contents(JsonObject all) {
        Map<UserId, Map<String, JsonObject>> found = new HashMap<>();
        all.forEach((user, devices) -> {
            if (!UserId.isWellFormed(user) || !(devices instanceof JsonObject each)) return;
            Map<String, JsonObject> byDevice = new HashMap<>();
            each.forEach((device, content) -> {
                if (content instanceof JsonObject object) byDevice.put(device, object);
            });
            found.put(new UserId(user), byDevice);
        });
        return found;
    }

    private static Optional<String> text(JsonObject from, String key) {
        return from.get(key) instanceof JsonString found ? Optional.of(found.getString()) : Optional.empty();
    }
}
