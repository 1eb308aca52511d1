package org.enishi.journal.draft;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.enishi.id.ServerName;
import org.enishi.journal.Heads;
import org.enishi.journal.Partners;
import org.enishi.journal.resolution.Resolutions;
import org.enishi.rules.auth.Authoriser;
import org.enishi.signing.SigningKey;
import org.enishi.store.JournalStores;

/**
 * What lies ready for every draft.
 *
 * @param own this server's name
 * @param key signs our events
 */
public record Desk(
        JournalStores stores,
        Heads heads,
        Resolutions resolutions,
        Authoriser authoriser,
        Partners partners,
        ServerName own,
        Supplier<SigningKey> key,
        Clock clock,
        SecureRandom random) {}
