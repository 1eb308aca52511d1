package org.enishi.administration.ending;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.administration.Reason;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.security.Role;
import org.enishi.store.governance.Ending;
import org.enishi.store.governance.EndingStore;
import org.enishi.store.governance.PartnerPlaces;
import org.enishi.store.policy.DomainPattern;

/**
 * Ends agreements in order: a word to the rooms, their users out of rooms made here, ours out of rooms made there, all of it
 * delivered, and only then the door is closed. It goes on by itself from here, also after a restart.
 */
@Stateless
@RolesAllowed(Role.ADMIN)
public class Endings {
    @Inject
    PartnerPlaces places;

    @Inject
    EndingStore endings;

    @Inject
    EndingBook book;

    @Inject
    EndingRun run;

    @Inject
    Configuration configuration;

    @Resource
    SessionContext session;

    public Impact impact(DomainPattern domain) {
        return new Impact(places.here(configuration.serverName(), domain), places.there(domain), places.queued(domain));
    }

    /** The one that is going on, or the last one. */
    public Optional<Ending> find(DomainPattern domain) {
        return endings.find(domain);
    }

    /**
     * Begins, and returns at once. Does nothing if it has begun.
     *
     * @param deny whether the domain is denied afterwards, which is needed where others than those listed may enter
     * @throws MatrixException {@code M_NOT_FOUND} if there is no agreement with exactly this domain
     */
    public void begin(DomainPattern domain, Reason reason, boolean deny) {
        if (endings.find(domain).filter(Ending::isRunning).isPresent()) return;
        var actor = new UserId(session.getCallerPrincipal().getName());
        book.open(
                domain, new EndingBook.Wish(actor, reason, deny, impact(domain).rooms()));
        run.soon();
    }
}
