package org.enishi.encryption.backup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.enishi.security.limit.Limited;
import org.enishi.store.backup.Backup;
import org.enishi.store.backup.BackupStore;
import org.enishi.store.backup.SavedKeyStore;

/**
 * Versions of a user's backup. The newest is the current one.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Matrix v1.19, "Server-side key
 *     backups"</a>
 */
@Stateless
@Limited("client")
public class Backups {
    private static final int LONGEST_ALGORITHM = 255;

    @Inject
    BackupStore store;

    @Inject
    SavedKeyStore keys;

    /** What a client says of a backup. */
    public record Described(String algorithm, JsonObject authData, Optional<String> version) {}

    /** @return the version */
    public String create(long account, Described wanted) {
        boolean fits = !wanted.algorithm.isEmpty() && wanted.algorithm.length() <= LONGEST_ALGORITHM;
        boolean holdsNul = wanted.algorithm.indexOf('\0') >= 0;
        if (!fits || holdsNul)
            throw MatrixException.invalidParam("algorithm has 1 to 255 characters, none of them NUL");
        return Long.toString(store.add(account, wanted.algorithm, Json.bytes(wanted.authData)));
    }

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public byte[] current(long account) {
        return rendered(store.current(account).orElseThrow(Backups::unknown));
    }

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public byte[] one(long account, String version) {
        return rendered(require(account, version));
    }

    /** @throws MatrixException {@code M_NOT_FOUND}; {@code M_INVALID_PARAM} if more than the {@code auth_data} would change */
    public void change(long account, String version, Described wanted) {
        Backup backup = require(account, version);
        if (!backup.algorithm().equals(wanted.algorithm))
            throw MatrixException.invalidParam("The algorithm of a backup cannot be changed");
        if (wanted.version.filter(named -> !named.equals(version)).isPresent())
            throw MatrixException.invalidParam("The version in the body is another");
        store.change(backup, Json.bytes(wanted.authData));
    }

    /** Does nothing if it was deleted before. @throws MatrixException {@code M_NOT_FOUND} if there never was one */
    public void delete(long account, String version) {
        long number = number(version).orElseThrow(Backups::unknown);
        if (!store.wasThere(account, number)) throw unknown();
        store.lock(account, number).ifPresent(store::remove);
    }

    private Backup require(long account, String version) {
        return number(version).flatMap(number -> store.find(account, number)).orElseThrow(Backups::unknown);
    }

    private byte[] rendered(Backup backup) {
        return new JsonOut()
                .open()
                .key("algorithm")
                .text(backup.algorithm())
                .key("auth_data")
                .raw(backup.authData())
                .key("count")
                .number(keys.count(backup))
                .key("etag")
                .text(Long.toString(backup.etag()))
                .key("version")
                .text(Long.toString(backup.version()))
                .close()
                .bytes();
    }

    /** Versions are strings to clients; of ours each is a number. */
    static Optional<Long> number(String version) {
        return version.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(version)) : Optional.empty();
    }

    static MatrixException unknown() {
        return MatrixException.notFound("No such backup");
    }
}
