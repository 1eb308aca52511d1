package org.enishi.policy.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.enishi.store.policy.Agreements;
import org.enishi.store.policy.DeniedServers;
import org.enishi.store.policy.ListVersion;

/** Reads the lists in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class AllowListReader {
    @Inject
    Agreements agreements;

    @Inject
    DeniedServers denied;

    @Inject
    ListVersion version;

    /** One number is read if nothing changed. The version comes first: lists newer than it are read again, never missed. */
    public Optional<AllowListReading> newerThan(long known) {
        long now = version.current();
        return now == known ? Optional.empty() : Optional.of(new AllowListReading(now, agreements.all(), denied.all()));
    }

    /** As the transaction that changed them sees them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public AllowListReading changed(long version) {
        return new AllowListReading(version, agreements.all(), denied.all());
    }
}
