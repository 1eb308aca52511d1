package org.enishi.encryption.remote;

import static org.enishi.encryption.remote.RemoteUser.object;
import static org.enishi.encryption.remote.RemoteUser.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.enishi.id.DeviceId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.Pen;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.UserKey;
import org.enishi.store.encryption.remote.RemoteList;
import org.enishi.store.encryption.remote.RemoteListStore;

/**
 * Takes what other servers tell of their users' devices and keys. An update whose predecessor is not known here makes the
 * list stale: it has to be asked for again.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#device-management">Matrix v1.19, server-server API,
 *     "Device Management"</a>
 */
@ApplicationScoped
public class RemoteUpdates {
    @Inject
    Journal journal;

    @Inject
    RemoteListStore lists;

    @Inject
    RemoteLists kept;

    @Inject
    RemoteRows rows;

    @Inject
    RemoteDoor door;

    /** {@code m.device_list_update}. @return the user, if we keep a list of theirs that has a gap now */
    public Optional<UserId> devices(ServerName origin, JsonObject content) {
        Optional<String> device = text(content, "device_id").filter(DeviceId::isWellFormed);
        return user(origin, content)
                .filter(user -> device.filter(id -> journal.write(pen -> leavesGap(pen, user, id, content)))
                        .isPresent());
    }

    /** {@code m.signing_key_update}. */
    public void signingKeys(ServerName origin, JsonObject content) {
        user(origin, content).ifPresent(user -> {
            List<UserKey> keys = RemoteUser.userKeys(user, content);
            journal.write(pen -> {
                if (lists.find(user).isPresent()) rows.put(keys);
                kept.announce(pen, user);
                return true;
            });
        });
    }

    /** Somebody of that server who shares a room with us: of others we want to know nothing. */
    private Optional<UserId> user(ServerName origin, JsonObject content) {
        return text(content, "user_id")
                .filter(UserId::isWellFormed)
                .map(UserId::new)
                .filter(user -> user.server().folded().equals(origin.folded()))
                .filter(user -> door.mayTell(user.server()))
                .filter(user -> !lists.sharing(List.of(user)).isEmpty());
    }

    private boolean leavesGap(Pen pen, UserId user, String device, JsonObject content) {
        Optional<RemoteList> list = lists.find(user);
        Optional<Long> stream = number(content.get("stream_id"));
        Long known = list.map(RemoteList::stream).orElse(null);
        boolean old = known != null && stream.filter(told -> told <= known).isPresent();
        if (old) return false;
        boolean follows = known != null
                && stream.isPresent()
                && list.filter(RemoteList::stale).isEmpty()
                && follows(content, known);
        if (!follows) {
            kept.missed(pen, user);
            return known != null;
        }
        lists.put(new RemoteList(user, stream.get(), list.orElseThrow().position(), false));
        apply(user, device, content);
        kept.announce(pen, user);
        return false;
    }

    private static boolean follows(JsonObject content, long known) {
        if (!(content.get("prev_id") instanceof JsonArray previous)) return false;
        return previous.stream().map(RemoteUpdates::number).anyMatch(Optional.of(known)::equals);
    }

    private void apply(UserId user, String device, JsonObject content) {
        Optional<DeviceKeys> keys =
                RemoteUser.device(user, device, object(content, "keys"), text(content, "device_display_name"));
        boolean gone = content.get("deleted") == JsonValue.TRUE || keys.isEmpty();
        if (gone) rows.remove(user, new DeviceId(device));
        else rows.put(keys.orElseThrow());
    }

    private static Optional<Long> number(@org.jspecify.annotations.Nullable JsonValue value) {
        return value instanceof JsonNumber number && number.isIntegral()
                ? Optional.of(number.longValue())
                : Optional.empty();
    }
}
