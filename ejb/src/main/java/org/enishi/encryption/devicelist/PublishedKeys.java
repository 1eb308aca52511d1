package org.enishi.encryption.devicelist;

import java.util.List;
import java.util.Map;
import org.enishi.id.UserId;
import org.enishi.store.encryption.KeySignature;

/**
 * A user's keys as others see them.
 *
 * @param devices rendered identity keys by device ID, with the device's name and the signatures that the user added
 * @param userKeys rendered cross-signing keys by usage
 * @param keyIds their public keys by usage
 * @param given signatures that the user made on keys of others, by whose they are: for the user's own eyes
 */
public record PublishedKeys(
        Map<String, byte[]> devices,
        Map<String, byte[]> userKeys,
        Map<String, String> keyIds,
        Map<UserId, List<KeySignature>> given) {
    public static final String MASTER = "master";
    public static final String SELF_SIGNING = "self_signing";
    public static final String USER_SIGNING = "user_signing";

    public static final PublishedKeys NONE = new PublishedKeys(Map.of(), Map.of(), Map.of(), Map.of());

    int weight() {
        int bytes = 500;
        for (byte[] each : devices.values()) bytes += 150 + each.length;
        for (byte[] each : userKeys.values()) bytes += 300 + each.length;
        for (List<KeySignature> each : given.values()) bytes += 200 + 400 * each.size();
        return bytes;
    }
}
