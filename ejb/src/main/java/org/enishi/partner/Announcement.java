package org.enishi.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.view.PartnerViews;

/** Has partners told soon that something has changed, in the transaction that changes it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Announcement {
    /** Until then all nodes decide by the new list. */
    private static final Duration LISTS_ARE_READ = Duration.ofSeconds(2);

    @Inject
    PartnerViews views;

    @Inject
    Clock clock;

    /** To all that the pattern covers and that are known. */
    public void to(DomainPattern pattern) {
        views.askAgain(pattern, clock.instant().plus(LISTS_ARE_READ).toEpochMilli());
    }
}
