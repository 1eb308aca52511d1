package org.enishi.encryption.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.store.encryption.DeviceKeyStore;
import org.enishi.store.encryption.OneTimeKey;
import org.enishi.store.encryption.OneTimeKeyStore;

/**
 * Keeps the one-time keys that our users' devices upload. That is written beside the journal: it is news to the device
 * only, and two uploads of one device at once meet at the ordinal of their packs.
 */
@ApplicationScoped
class OneTimeKeys {
    private static final int MOST_OF_A_DEVICE = 10_000;
    private static final int MOST_ATTEMPTS = 5;

    @Inject
    OneTimeKeyStore store;

    @Inject
    DeviceKeyStore devices;

    /**
     * @return how many of each algorithm the device has now
     * @throws MatrixException {@code M_INVALID_PARAM} as {@link #compare}; {@code M_UNKNOWN_TOKEN} if the device is no more
     */
    Map<String, Integer> add(long device, Comparison compared, List<OneTimeKey> uploaded) {
        Comparison current = compared;
        for (int attempt = 0; !add(current); attempt++) {
            if (devices.nameOf(device).isEmpty())
                throw new MatrixException(ErrorCode.M_UNKNOWN_TOKEN, "The device is no more");
            if (attempt == MOST_ATTEMPTS)
                throw new MatrixException(ErrorCode.M_UNKNOWN, 503, "The device uploads too much at once");
            current = compare(device, uploaded);
        }
        return current.counts();
    }

    void putFallback(List<OneTimeKey> keys) {
        store.putFallback(keys);
    }

    /** @return false if the device has changed meanwhile: then some of them may be here */
    private boolean add(Comparison compared) {
        int ordinal = compared.next();
        for (List<OneTimeKey> pack : compared.fresh()) if (!store.add(ordinal++, pack)) return false;
        return true;
    }

    /**
     * A client that had no answer uploads again what is here already.
     *
     * @throws MatrixException {@code M_INVALID_PARAM} for other keys under a known name, and for too many
     */
    Comparison compare(long device, List<OneTimeKey> uploaded) {
        List<OneTimeKeyStore.Pack> held = store.packs(device);
        Set<String> known = known(device, held, uploaded);
        List<List<OneTimeKey>> fresh = List.copyOf(uploaded.stream()
                .filter(key -> !known.contains(name(key)))
                .collect(Collectors.groupingBy(OneTimeKey::algorithm, TreeMap::new, Collectors.toList()))
                .values());
        var compared = new Comparison(held, fresh);
        if (compared.counts().values().stream().mapToInt(Integer::intValue).sum() > MOST_OF_A_DEVICE)
            throw MatrixException.invalidParam("The device has too many one-time keys");
        return compared;
    }

    private Set<String> known(long device, List<OneTimeKeyStore.Pack> held, List<OneTimeKey> uploaded) {
        Map<String, Set<String>> ids = uploaded.stream()
                .collect(Collectors.groupingBy(
                        OneTimeKey::algorithm, Collectors.mapping(OneTimeKey::keyId, Collectors.toSet())));
        List<Integer> same = held.stream()
                .filter(pack -> !Collections.disjoint(ids.getOrDefault(pack.algorithm(), Set.of()), pack.keyIds()))
                .map(OneTimeKeyStore.Pack::ordinal)
                .toList();
        if (same.isEmpty()) return Set.of();
        Map<String, OneTimeKey> known = new HashMap<>();
        store.of(device, same).forEach(key -> known.put(name(key), key));
        for (OneTimeKey key : uploaded) {
            OneTimeKey before = known.get(name(key));
            if (before != null && !Arrays.equals(before.json(), key.json()))
                throw MatrixException.invalidParam("There is another one-time key of the name " + name(key));
        }
        return known.keySet();
    }

    private static String name(OneTimeKey key) {
        return key.algorithm() + ":" + key.keyId();
    }

    /** What a device has against what it uploads. @param fresh what is not here, by algorithm */
    record Comparison(List<OneTimeKeyStore.Pack> held, List<List<OneTimeKey>> fresh) {
        private record Some(String algorithm, int count) {}

        /** Of each algorithm, once the fresh ones are here too. */
        Map<String, Integer> counts() {
            return Stream.concat(
                            held.stream()
                                    .map(pack -> new Some(
                                            pack.algorithm(), pack.keyIds().size())),
                            fresh.stream().map(pack -> new Some(pack.get(0).algorithm(), pack.size())))
                    .collect(Collectors.toMap(Some::algorithm, Some::count, Integer::sum, TreeMap::new));
        }

        int next() {
            return held.isEmpty() ? 1 : held.get(held.size() - 1).ordinal() + 1;
        }
    }
}
