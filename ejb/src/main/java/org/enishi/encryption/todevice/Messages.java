package org.enishi.encryption.todevice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enishi.event.EventType;
import org.enishi.id.UserId;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Pen;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.enishi.store.encryption.DeviceMessage;
import org.enishi.store.encryption.OneTimeKeyStore;
import org.enishi.store.encryption.ToDeviceStore;

/** Messages on their way into the inboxes of our users' devices. */
@ApplicationScoped
class Messages {
    private static final String ALL = "*";

    @Inject
    OneTimeKeyStore devices;

    @Inject
    ToDeviceStore store;

    /** What goes to a device. */
    record Addressed(OneTimeKeyStore.Place place, byte[] message) {}

    /** To those of the devices that exist. @param contents by user of this server and device, or {@code *} for all */
    List<Addressed> address(UserId sender, EventType type, Map<UserId, Map<String, JsonObject>> contents) {
        if (contents.isEmpty()) return List.of();
        Map<UserId, List<OneTimeKeyStore.Place>> places =
                devices.places(contents.keySet()).stream().collect(Collectors.groupingBy(OneTimeKeyStore.Place::user));
        List<Addressed> found = new ArrayList<>();
        contents.forEach((user, byDevice) -> {
            for (OneTimeKeyStore.Place place : places.getOrDefault(user, List.of())) {
                JsonObject content = byDevice.getOrDefault(place.device().value(), byDevice.get(ALL));
                if (content != null) found.add(new Addressed(place, rendered(sender, type, content)));
            }
        });
        return found;
    }

    /** Within a draft. */
    void put(Pen pen, Collection<Addressed> messages) {
        if (messages.isEmpty()) return;
        long position = pen.note(JournalKind.TO_DEVICE, null, null).value();
        store.add(messages.stream()
                .map(each -> new DeviceMessage(each.place.nid(), each.place.account(), position, each.message))
                .toList());
    }

    private static byte[] rendered(UserId sender, EventType type, JsonObject content) {
        return new JsonOut()
                .open()
                .key("content")
                .raw(Json.bytes(content))
                .key("sender")
                .text(sender.value())
                .key("type")
                .text(type.value())
                .close()
                .bytes();
    }
}
