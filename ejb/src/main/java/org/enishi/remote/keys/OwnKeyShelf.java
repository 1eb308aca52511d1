package org.enishi.remote.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.enishi.remote.OwnKeys.Own;
import org.enishi.signing.SigningKey;
import org.enishi.store.federation.OwnKey;
import org.enishi.store.federation.OwnKeyStore;

/** Keeps this server's keys; makes the first one. */
@ApplicationScoped
public class OwnKeyShelf {
    private static final Logger LOG = System.getLogger(OwnKeyShelf.class.getName());
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    @Inject
    OwnKeyStore store;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** The one that signs first. If two nodes start at once for the first time one of them fails here and starts again. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Own> takeOrMake() {
        List<OwnKey> kept = store.all();
        if (kept.isEmpty()) kept = List.of(made());
        return kept.stream().map(OwnKeyShelf::own).toList();
    }

    private OwnKey made() {
        SigningKey key = SigningKey.generate("ed25519:a_" + letters(), random);
        var made = new OwnKey(1, key.id(), key.seed(), clock.millis());
        store.add(made);
        LOG.log(Level.INFO, "Made the signing key {0}", key.id());
        return made;
    }

    private String letters() {
        var text = new StringBuilder();
        for (int i = 0; i < 6; i++) text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return text.toString();
    }

    private static Own own(OwnKey kept) {
        return new Own(
                new SigningKey(kept.keyId(), kept.seed()), Optional.of(kept).flatMap(OwnKey::retiredAt));
    }
}
