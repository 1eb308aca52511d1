package org.enishi.encryption.devicelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enishi.id.UserId;
import org.enishi.store.encryption.CrossSigningStore;
import org.enishi.store.encryption.DeviceKeyStore;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.KeySignature;
import org.enishi.store.encryption.UserKey;

/** Reads users' keys as they are now: four statements, whatever the number of users. */
@ApplicationScoped
public class KeyReader {
    @Inject
    DeviceKeyStore devices;

    @Inject
    CrossSigningStore crossSigning;

    /** All of these users, those without keys too. */
    public Map<UserId, PublishedKeys> read(Collection<UserId> users) {
        Map<UserId, List<DeviceKeys>> ofDevices =
                devices.of(users).stream().collect(Collectors.groupingBy(DeviceKeys::user));
        Map<UserId, List<UserKey>> ofUsers =
                crossSigning.of(users).stream().collect(Collectors.groupingBy(UserKey::user));
        Map<UserId, List<KeySignature>> own =
                crossSigning.onOwn(users).stream().collect(Collectors.groupingBy(KeySignature::user));
        Map<UserId, List<KeySignature>> given =
                crossSigning.onOthers(users).stream().collect(Collectors.groupingBy(KeySignature::signer));
        Map<UserId, PublishedKeys> found = new HashMap<>();
        for (UserId user : users) {
            Map<String, List<KeySignature>> signatures =
                    own.getOrDefault(user, List.of()).stream().collect(Collectors.groupingBy(KeySignature::keyId));
            found.put(
                    user,
                    published(
                            ofDevices.getOrDefault(user, List.of()),
                            ofUsers.getOrDefault(user, List.of()),
                            signatures,
                            given.getOrDefault(user, List.of())));
        }
        return found;
    }

    public PublishedKeys read(UserId user) {
        return read(List.of(user)).getOrDefault(user, PublishedKeys.NONE);
    }

    private static PublishedKeys published(
            List<DeviceKeys> devices,
            List<UserKey> keys,
            Map<String, List<KeySignature>> own,
            List<KeySignature> given) {
        if (devices.isEmpty() && keys.isEmpty() && given.isEmpty()) return PublishedKeys.NONE;
        Map<String, byte[]> rendered = new TreeMap<>();
        for (DeviceKeys each : devices) {
            String id = each.id().value();
            rendered.put(id, KeyRendering.device(each, own.getOrDefault(id, List.of())));
        }
        Map<String, byte[]> ofUser = new TreeMap<>();
        Map<String, String> ids = new TreeMap<>();
        for (UserKey key : keys) {
            ofUser.put(key.usage(), KeyRendering.signed(key.keys(), own.getOrDefault(key.keyId(), List.of())));
            ids.put(key.usage(), key.keyId());
        }
        return new PublishedKeys(
                rendered, ofUser, ids, given.stream().collect(Collectors.groupingBy(KeySignature::user)));
    }
}
