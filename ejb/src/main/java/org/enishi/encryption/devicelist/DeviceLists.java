package org.enishi.encryption.devicelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.DeviceId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Pen;
import org.enishi.json.Json;
import org.enishi.remote.edu.Edu;
import org.enishi.remote.edu.EduOutbox;
import org.enishi.store.encryption.DeviceChange;
import org.enishi.store.encryption.DeviceChangeStore;
import org.enishi.store.encryption.remote.SharedServers;
import org.jspecify.annotations.Nullable;

/**
 * Announces, within the draft that changes them, that keys of a local user are others than before.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#device-management">Matrix v1.19, server-server API,
 *     "Device Management"</a>
 */
@ApplicationScoped
public class DeviceLists {
    private static final String UPDATE = "m.device_list_update";

    @Inject
    DeviceChangeStore changes;

    @Inject
    SharedServers shared;

    @Inject
    KeyReader keys;

    @Inject
    EduOutbox edus;

    /** Somebody with an account here. @param account surrogate key */
    public record Owner(UserId user, long account) {}

    /** Devices are new, have other keys, names or signatures, or are gone. */
    public void changed(Pen pen, Owner owner, Collection<DeviceId> devices) {
        Map<ServerName, Set<ServerName>> servers = shared.of(owner.user);
        if (servers.isEmpty()) {
            changes.moveStream(owner.user, announce(pen, owner));
            return;
        }
        PublishedKeys now = keys.read(owner.user);
        Optional<Long> previous = changes.stream(owner.user);
        long position = announce(pen, owner);
        for (DeviceId device : devices) {
            long stream = previous.filter(last -> last >= position).isPresent()
                    ? pen.note(JournalKind.DEVICE_LIST, null, owner.account).value()
                    : position;
            // If only the last arrives, its prev_id is unknown there: the other side asks for the whole list.
            send(
                    UPDATE,
                    UPDATE + " " + owner.user.value(),
                    update(owner, device, now, new Step(stream, previous)),
                    servers);
            previous = Optional.of(stream);
        }
        previous.ifPresent(last -> changes.putStream(owner.user, last));
    }

    /** The user has come into a room: servers that were told nothing until now are told of all devices. */
    void introduce(UserId user, long room) {
        Map<ServerName, Set<ServerName>> servers = new HashMap<>();
        Set<ServerName> hosts = shared.host(room);
        shared.only(user, room).forEach(server -> servers.put(server, hosts));
        if (servers.isEmpty()) return;
        PublishedKeys now = keys.read(user);
        var step = new Step(changes.stream(user).orElse(0L), Optional.empty());
        for (String device : now.devices().keySet())
            send(
                    UPDATE,
                    UPDATE + " " + user.value() + " " + device,
                    update(new Owner(user, 0), new DeviceId(device), now, step),
                    servers);
    }

    private record Step(long stream, Optional<Long> previous) {}

    /** Other cross-signing keys, or signatures on them. */
    public void signingKeysChanged(Pen pen, Owner owner) {
        announce(pen, owner);
        Map<ServerName, Set<ServerName>> servers = shared.of(owner.user);
        if (servers.isEmpty()) return;
        PublishedKeys now = keys.read(owner.user);
        JsonObjectBuilder content = Json.object().add("user_id", owner.user.value());
        for (String usage : List.of(PublishedKeys.MASTER, PublishedKeys.SELF_SIGNING)) {
            byte[] key = now.userKeys().get(usage);
            if (key != null) content.add(usage + "_key", Json.readStored(key));
        }
        send("m.signing_key_update", null, content.build(), servers);
    }

    /** Somebody has signed keys of another: a matter of the signer's devices only. */
    public void signedOther(Pen pen, Owner signer, UserId other) {
        long position = pen.note(JournalKind.DEVICE_LIST, null, signer.account).value();
        changes.put(new DeviceChange(other, signer.account, position));
    }

    private long announce(Pen pen, Owner owner) {
        long position = pen.note(JournalKind.DEVICE_LIST, null, owner.account).value();
        changes.put(new DeviceChange(owner.user, 0, position));
        return position;
    }

    private static JsonObject update(Owner owner, DeviceId device, PublishedKeys now, Step step) {
        JsonObjectBuilder content = Json.object()
                .add("user_id", owner.user.value())
                .add("device_id", device.value())
                .add("stream_id", step.stream);
        step.previous.ifPresent(last -> content.add("prev_id", Json.array().add(last)));
        byte[] rendered = now.devices().get(device.value());
        if (rendered == null) return content.add("deleted", true).build();
        JsonObject told = Json.readStored(rendered);
        if (told.get("unsigned") instanceof JsonObject unsigned && unsigned.containsKey("device_display_name"))
            content.add("device_display_name", unsigned.get("device_display_name"));
        return content.add("keys", Json.object(told).remove("unsigned")).build();
    }

    /** The company's policy is asked when it goes: it is told of a room that the other server hosts, if there is one. */
    private void send(String type, @Nullable String key, JsonObject content, Map<ServerName, Set<ServerName>> servers) {
        List<ServerName> others = new ArrayList<>();
        servers.forEach((server, hosts) -> {
            if (hosts.contains(server)) edus.condense(key, new Edu(type, server, content), List.of(server));
            else others.add(server);
        });
        edus.condense(key, new Edu(type, null, content), others);
    }
}
