package org.enishi.encryption.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Pen;
import org.enishi.json.JsonOut;
import org.enishi.store.encryption.OneTimeKey;
import org.enishi.store.encryption.OneTimeKeyStore;

/**
 * Gives out one-time keys of our users' devices: each once, in the order of upload, and the fallback key when there is
 * none. Call it without a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keysclaim">Matrix v1.19, "POST
 *     /keys/claim"</a>
 */
@ApplicationScoped
public class KeyClaim {
    @Inject
    Journal journal;

    @Inject
    OneTimeKeyStore store;

    /** Devices with the algorithms that are wanted of them, by user. @param users of this server */
    public Map<UserId, byte[]> claim(Map<UserId, Map<String, String>> users) {
        if (users.isEmpty()) return Map.of();
        List<OneTimeKeyStore.Place> places = store.places(users.keySet()).stream()
                .filter(place -> users.getOrDefault(place.user(), Map.of())
                        .containsKey(place.device().value()))
                .toList();
        if (places.isEmpty()) return Map.of();
        Map<String, List<OneTimeKeyStore.Place>> byAlgorithm = places.stream()
                .collect(Collectors.groupingBy(place -> users.getOrDefault(place.user(), Map.of())
                        .getOrDefault(place.device().value(), "")));
        return rendered(places, journal.write(pen -> take(pen, byAlgorithm)));
    }

    private List<OneTimeKey> take(Pen pen, Map<String, List<OneTimeKeyStore.Place>> byAlgorithm) {
        List<OneTimeKey> taken = new ArrayList<>();
        byAlgorithm.forEach((algorithm, places) -> {
            Set<Long> devices = places.stream().map(OneTimeKeyStore.Place::nid).collect(Collectors.toSet());
            List<OneTimeKey> next = store.take(devices, algorithm);
            next.forEach(key -> devices.remove(key.device()));
            taken.addAll(next);
            taken.addAll(store.useFallback(devices, algorithm));
        });
        Set<Long> concerned = taken.stream().map(OneTimeKey::device).collect(Collectors.toSet());
        Set<Long> accounts = new HashSet<>();
        byAlgorithm.values().stream()
                .flatMap(Collection::stream)
                .filter(place -> concerned.contains(place.nid()))
                .forEach(place -> accounts.add(place.account()));
        accounts.forEach(account -> pen.note(JournalKind.KEY_COUNT, null, account));
        return taken;
    }

    private static Map<UserId, byte[]> rendered(List<OneTimeKeyStore.Place> places, List<OneTimeKey> keys) {
        Map<Long, OneTimeKey> byDevice = keys.stream().collect(Collectors.toMap(OneTimeKey::device, key -> key));
        Map<UserId, JsonOut> open = new HashMap<>();
        for (OneTimeKeyStore.Place place : places) {
            OneTimeKey key = byDevice.get(place.nid());
            if (key == null) continue;
            open.computeIfAbsent(place.user(), none -> new JsonOut().open())
                    .anyKey(place.device().value())
                    .open()
                    .anyKey(key.algorithm() + ":" + key.keyId())
                    .raw(key.json())
                    .close();
        }
        return open.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().close().bytes()));
    }
}
