package org.enishi.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.enishi.remote.keys.OwnKeyShelf;
import org.enishi.signing.SigningKey;
import org.enishi.signing.VerifyKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this server: one that signs, made at the first start, and older ones by which old events are still
 * verified.
 */
@ApplicationScoped
public class OwnKeys {
    @Inject
    OwnKeyShelf shelf;

    private volatile @Nullable List<Own> keys;

    /** The key that signs. */
    public SigningKey current() {
        return all().get(0).key();
    }

    /** The current one first. */
    public List<Own> all() {
        List<Own> loaded = keys;
        if (loaded == null) {
            loaded = shelf.takeOrMake();
            keys = loaded;
        }
        return loaded;
    }

    /** For verifying what is said to come from this server. */
    public Optional<VerifyKey> forEvent(String keyId, long signedAt) {
        return all().stream()
                .filter(own -> own.key().id().equals(keyId))
                .filter(own -> own.retiredAt().map(end -> signedAt <= end).orElse(true))
                .map(own -> own.key().verifyKey())
                .findFirst();
    }

    /**
     * One key.
     *
     * @param retiredAt milliseconds; empty for the one that signs
     */
    public record Own(SigningKey key, Optional<Long> retiredAt) {}
}
