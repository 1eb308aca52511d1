package org.enishi.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.enishi.store.policy.AllowedServers;

/** Reads the list in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class AllowListReader {
    @Inject
    AllowedServers servers;

    /** One number is read if nothing changed. The version comes first: a list newer than it is read again, never missed. */
    public Optional<AllowListReading> newerThan(long known) {
        long version = servers.version();
        return version == known ? Optional.empty() : Optional.of(new AllowListReading(version, servers.patterns()));
    }
}
