package org.enishi.administration.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import org.enishi.administration.check.ConnectionTests;
import org.enishi.id.ServerName;
import org.enishi.store.federation.Destination;
import org.enishi.store.federation.DestinationStore;
import org.enishi.store.federation.Queue;
import org.enishi.store.federation.QueueStore;
import org.enishi.store.policy.view.PartnerView;
import org.enishi.store.policy.view.PartnerViews;
import org.jspecify.annotations.Nullable;

/**
 * Whether something that the page of a partner shows has changed: a number that is then another, and says nothing else. So it
 * needs no role, and may be asked by what only wakes pages.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PartnerPulse {
    @Inject
    PartnerViews views;

    @Inject
    DestinationStore destinations;

    @Inject
    QueueStore queues;

    @Inject
    ConnectionTests.Progress progress;

    public long of(ServerName server) {
        Destination row = destinations.find(server).orElse(null);
        Queue queue = queues.of(server, row == null ? 0 : row.sentTo());
        Object[] shown = {
            queue, delivery(row), views.find(server).map(PartnerPulse::standing).orElse(0), progress.of(server)
        };
        return Arrays.hashCode(shown);
    }

    private static int delivery(@Nullable Destination row) {
        if (row == null) return 0;
        long[] shown = {row.failures(), row.retryAt(), row.failedAt(), row.succeededAt()};
        return Arrays.hashCode(shown);
    }

    private static int standing(PartnerView view) {
        Object[] shown = {view.said(), view.askedAt(), view.failures()};
        return Arrays.hashCode(shown);
    }
}
