package org.enishi.remote.keys;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enishi.signing.VerifyKey;
import org.enishi.store.federation.PublicKey;

/** The keys of one server as we know them. */
public final class KeySet {
    static final KeySet NONE = new KeySet(List.of());

    private final Map<String, PublicKey> keys;

    /** @param keys each with an ID of its own */
    public KeySet(List<PublicKey> keys) {
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(PublicKey::id, Function.identity()));
    }

    /** Requests are signed with current keys only. */
    public Optional<VerifyKey> forRequest(String keyId, long now) {
        return find(keyId)
                .filter(key -> !key.retired() && now <= key.validUntil())
                .map(KeySet::verifyKey);
    }

    /** Events of the first room versions: with keys that were not known to be given up at their time. */
    public Optional<VerifyKey> notRetiredAt(String keyId, long signedAt) {
        return find(keyId)
                .filter(key -> !key.retired() || signedAt <= key.validUntil())
                .map(KeySet::verifyKey);
    }

    /** Events with keys that were valid at their time. */
    public Optional<VerifyKey> validAt(String keyId, long signedAt) {
        return find(keyId).filter(key -> signedAt <= key.validUntil()).map(KeySet::verifyKey);
    }

    /** Whether a current key is valid now. */
    public boolean isFresh(long now) {
        return keys.values().stream().anyMatch(key -> !key.retired() && now <= key.validUntil());
    }

    /** Those with which it signs now. */
    public List<PublicKey> current(long now) {
        return keys.values().stream()
                .filter(key -> !key.retired() && now <= key.validUntil())
                .sorted(Comparator.comparing(PublicKey::id))
                .toList();
    }

    boolean lists(String keyId) {
        return keys.containsKey(keyId);
    }

    int size() {
        return keys.size();
    }

    /** These keys as they are, and of the others those whose IDs are not among them. */
    public KeySet completedBy(KeySet others) {
        if (others.keys.isEmpty()) return this;
        Map<String, PublicKey> all = new HashMap<>(others.keys);
        all.putAll(keys);
        return new KeySet(List.copyOf(all.values()));
    }

    /** Whether its current keys are valid longer, so that it was published later. */
    boolean isLaterThan(KeySet other) {
        return validUntil() > other.validUntil();
    }

    private long validUntil() {
        return keys.values().stream()
                .filter(key -> !key.retired())
                .mapToLong(PublicKey::validUntil)
                .max()
                .orElse(0);
    }

    private Optional<PublicKey> find(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    private static VerifyKey verifyKey(PublicKey key) {
        return new VerifyKey(key.id(), key.bytes());
    }
}
