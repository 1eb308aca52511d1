package org.enishi.encryption.keys;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.configuration.Configuration;
import org.enishi.encryption.devicelist.KeyDirectory;
import org.enishi.encryption.devicelist.KeyRendering;
import org.enishi.encryption.devicelist.PublishedKeys;
import org.enishi.encryption.remote.RemoteAnswer;
import org.enishi.encryption.remote.RemoteKeys;
import org.enishi.id.UserId;
import org.enishi.json.JsonOut;
import org.enishi.store.JournalStores;
import org.enishi.store.encryption.KeySignature;

/**
 * Shows keys of users of any server to a user of ours, with the signatures that this user may see.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keysquery">Matrix v1.19, "POST
 *     /keys/query"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyQuery {
    @Inject
    KeyDirectory directory;

    @Inject
    RemoteKeys remote;

    @Inject
    JournalStores stores;

    @Inject
    Configuration configuration;

    /**
     * @param wanted device IDs by user; none: all
     * @param timeout milliseconds to wait for other servers
     */
    public byte[] query(UserId asking, Map<UserId, List<String>> wanted, long timeout) {
        List<UserId> ours = new ArrayList<>();
        List<UserId> theirs = new ArrayList<>();
        for (UserId user : wanted.keySet())
            (user.server().equals(configuration.serverName()) ? ours : theirs).add(user);
        Map<UserId, PublishedKeys> keys =
                new HashMap<>(directory.of(stores.accounts().of(ours).keySet()));
        RemoteAnswer answer = remote.query(theirs, timeout);
        keys.putAll(answer.keys());
        Map<UserId, List<KeySignature>> given = directory.of(asking).given();
        JsonOut out = new JsonOut().open().key("device_keys").open();
        keys.forEach((user, published) ->
                devices(out.anyKey(user.value()), published.devices(), wanted.getOrDefault(user, List.of())));
        out.close().key("failures").raw(answer.failures());
        userKeys(out, PublishedKeys.MASTER, keys, given);
        userKeys(out, PublishedKeys.SELF_SIGNING, keys, given);
        PublishedKeys own = keys.get(asking);
        if (own != null) userKeys(out, PublishedKeys.USER_SIGNING, Map.of(asking, own), given);
        return out.close().bytes();
    }

    static void devices(JsonOut out, Map<String, byte[]> devices, List<String> wanted) {
        out.open();
        devices.forEach((id, keys) -> {
            if (wanted.isEmpty() || wanted.contains(id)) out.anyKey(id).raw(keys);
        });
        out.close();
    }

    private static void userKeys(
            JsonOut out, String usage, Map<UserId, PublishedKeys> keys, Map<UserId, List<KeySignature>> given) {
        out.key(usage + "_keys").open();
        keys.forEach((user, published) -> {
            byte[] key = published.userKeys().get(usage);
            if (key == null) return;
            List<KeySignature> mine = given.getOrDefault(user, List.of()).stream()
                    .filter(each -> each.keyId().equals(published.keyIds().get(usage)))
                    .toList();
            out.anyKey(user.value()).raw(KeyRendering.signed(key, mine));
        });
        out.close();
    }
}
