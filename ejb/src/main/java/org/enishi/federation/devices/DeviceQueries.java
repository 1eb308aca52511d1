package org.enishi.federation.devices;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enishi.encryption.devicelist.KeyDirectory;
import org.enishi.encryption.devicelist.PublishedKeys;
import org.enishi.encryption.keys.KeyClaim;
import org.enishi.encryption.remote.RemoteDoor;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.enishi.policy.Action;
import org.enishi.store.JournalStores;
import org.enishi.store.encryption.DeviceChangeStore;

/**
 * Answers other servers about devices of our users. Users of other servers are passed over, as those who do not exist.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#end-to-end-encryption">Matrix v1.19, server-server API,
 *     "End-to-End Encryption"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeviceQueries {
    private static final List<String> TOLD = List.of(PublishedKeys.MASTER, PublishedKeys.SELF_SIGNING);

    @Inject
    RemoteDoor door;

    @Inject
    KeyDirectory directory;

    @Inject
    KeyClaim claim;

    @Inject
    DeviceChangeStore changes;

    @Inject
    JournalStores stores;

    /** @throws MatrixException {@code M_FORBIDDEN}; {@code M_NOT_FOUND} */
    public byte[] devices(ServerName origin, UserId user) {
        door.require(origin, Action.DEVICES);
        if (ours(List.of(user)).isEmpty()) throw MatrixException.notFound("No such user here");
        long stream = changes.stream(user).orElse(0L);
        PublishedKeys keys = directory.of(user);
        List<byte[]> devices = keys.devices().entrySet().stream()
                .map(each -> device(each.getKey(), Json.readStored(each.getValue())))
                .toList();
        JsonOut out = new JsonOut().open().key("devices").array(devices);
        for (String usage : TOLD) {
            byte[] key = keys.userKeys().get(usage);
            if (key != null) out.key(usage + "_key").raw(key);
        }
        return out.key("stream_id")
                .number(stream)
                .key("user_id")
                .text(user.value())
                .close()
                .bytes();
    }

    /** @param wanted device IDs by user; none: all */
    public byte[] keys(ServerName origin, Map<UserId, List<String>> wanted) {
        door.require(origin, Action.ENCRYPTION_KEYS);
        Map<UserId, PublishedKeys> keys = directory.of(ours(wanted.keySet()));
        JsonOut out = new JsonOut().open().key("device_keys").open();
        keys.forEach((user, published) -> {
            List<String> devices = wanted.getOrDefault(user, List.of());
            out.anyKey(user.value()).open();
            published.devices().forEach((id, each) -> {
                if (devices.isEmpty() || devices.contains(id)) out.anyKey(id).raw(each);
            });
            out.close();
        });
        out.close();
        for (String usage : TOLD) {
            out.key(usage + "_keys").open();
            keys.forEach((user, published) -> {
                byte[] key = published.userKeys().get(usage);
                if (key != null) out.anyKey(user.value()).raw(key);
            });
            out.close();
        }
        return out.close().bytes();
    }

    /** @param wanted algorithms by user and device */
    public byte[] claim(ServerName origin, Map<UserId, Map<String, String>> wanted) {
        door.require(origin, Action.ENCRYPTION_KEYS);
        Collection<UserId> ours = ours(wanted.keySet());
        Map<UserId, Map<String, String>> known = ours.stream()
                .collect(Collectors.toMap(Function.identity(), user -> wanted.getOrDefault(user, Map.of())));
        JsonOut out = new JsonOut().open().key("one_time_keys").open();
        claim.claim(known).forEach((user, keys) -> out.anyKey(user.value()).raw(keys));
        return out.close().close().bytes();
    }

    private Collection<UserId> ours(Collection<UserId> users) {
        return stores.accounts().of(users).keySet();
    }

    private static byte[] device(String id, JsonObject rendered) {
        JsonOut out = new JsonOut().open();
        if (rendered.get("unsigned") instanceof JsonObject unsigned && unsigned.containsKey("device_display_name"))
            out.key("device_display_name").raw(Json.bytes(unsigned.get("device_display_name")));
        return out.key("device_id")
                .text(id)
                .key("keys")
                .raw(Json.bytes(Json.object(rendered).remove("unsigned").build()))
                .close()
                .bytes();
    }
}
