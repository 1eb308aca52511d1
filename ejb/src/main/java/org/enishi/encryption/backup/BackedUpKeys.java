package org.enishi.encryption.backup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.enishi.security.limit.Limited;
import org.enishi.store.backup.Backup;
import org.enishi.store.backup.BackupStore;
import org.enishi.store.backup.SavedKey;
import org.enishi.store.backup.SavedKeyStore;
import org.enishi.store.backup.SavedKeyStore.Choice;

/**
 * The keys in a backup: of two for the same session the better one stays.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Matrix v1.19, "Server-side key
 *     backups"</a>
 */
@Stateless
@Limited("client")
public class BackedUpKeys {
    @Inject
    BackupStore backups;

    @Inject
    SavedKeyStore store;

    /** A backup of the caller's. */
    public record Place(long account, String version) {}

    /** Where in a backup: one session, one room, or everything. */
    public record Where(Optional<String> room, Optional<String> session) {
        public static final Where EVERYWHERE = new Where(Optional.empty(), Optional.empty());

        private Choice in(Backup backup) {
            return new Choice(backup, room.stream().toList(), session.stream().toList());
        }
    }

    /** How many keys there are now, and what changes with each change of them. */
    public record Summary(String etag, long count) {}

    /** @throws MatrixException {@code M_WRONG_ROOM_KEYS_VERSION} if it is not the current backup; {@code M_NOT_FOUND} */
    public Summary put(Place place, List<SavedKey> keys) {
        Backup current = backups.current(place.account).orElseThrow(Backups::unknown);
        if (!Long.toString(current.version()).equals(place.version)) throw wrongVersion(current);
        Backup backup = backups.lock(place.account, current.version()).orElseThrow(Backups::unknown);
        List<SavedKey> better = better(backup, keys);
        store.put(backup, better);
        return summary(backup, !better.isEmpty());
    }

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public Summary remove(Place place, Where where) {
        Backup backup = Backups.number(place.version)
                .flatMap(version -> backups.lock(place.account, version))
                .orElseThrow(Backups::unknown);
        return summary(backup, store.remove(where.in(backup)));
    }

    /** Rendered, by room and session. @throws MatrixException {@code M_NOT_FOUND} */
    public Map<String, byte[]> rooms(Place place, Where where) {
        Map<String, JsonOut> rooms = new HashMap<>();
        for (SavedKey key : find(place, where))
            rooms.computeIfAbsent(
                            key.room(),
                            none -> new JsonOut().open().key("sessions").open())
                    .anyKey(key.session())
                    .raw(rendered(key));
        return rooms.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().close().close().bytes()));
    }

    /** @throws MatrixException {@code M_NOT_FOUND} if there is no such backup, or no such key in it */
    public byte[] one(Place place, Where where) {
        return find(place, where).stream()
                .findFirst()
                .map(BackedUpKeys::rendered)
                .orElseThrow(() -> MatrixException.notFound("No such key in the backup"));
    }

    private List<SavedKey> find(Place place, Where where) {
        Backup backup = Backups.number(place.version)
                .flatMap(version -> backups.find(place.account, version))
                .orElseThrow(Backups::unknown);
        return store.find(where.in(backup));
    }

    private List<SavedKey> better(Backup backup, List<SavedKey> keys) {
        if (keys.isEmpty()) return List.of();
        List<String> rooms = keys.stream().map(SavedKey::room).distinct().toList();
        List<String> sessions = keys.stream().map(SavedKey::session).distinct().toList();
        Map<List<String>, SavedKey.Rank> known = store.find(new Choice(backup, rooms, sessions)).stream()
                .collect(Collectors.toMap(BackedUpKeys::name, SavedKey::rank));
        List<SavedKey> better = new ArrayList<>();
        for (SavedKey key : keys) {
            SavedKey.Rank before = known.get(name(key));
            if (before == null || key.rank().isBetterThan(before)) better.add(key);
        }
        return better;
    }

    private Summary summary(Backup backup, boolean changed) {
        long etag = changed ? backups.countChange(backup) : backup.etag();
        return new Summary(Long.toString(etag), store.count(backup));
    }

    private static List<String> name(SavedKey key) {
        return List.of(key.room(), key.session());
    }

    private static byte[] rendered(SavedKey key) {
        return new JsonOut()
                .open()
                .key("first_message_index")
                .number(key.rank().firstIndex())
                .key("forwarded_count")
                .number(key.rank().forwarded())
                .key("is_verified")
                .flag(key.rank().verified())
                .key("session_data")
                .raw(key.data())
                .close()
                .bytes();
    }

    private static MatrixException wrongVersion(Backup current) {
        return new MatrixException(
                ErrorCode.M_WRONG_ROOM_KEYS_VERSION,
                403,
                "This is not the current backup",
                Json.object()
                        .add("current_version", Long.toString(current.version()))
                        .build());
    }
}
