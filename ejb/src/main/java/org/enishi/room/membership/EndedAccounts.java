package org.enishi.room.membership;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.security.AccountEnded;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/** Whose account has ended is in no room, invited to none and knocks on none. */
@ApplicationScoped
public class EndedAccounts {
    private static final Logger LOG = System.getLogger(EndedAccounts.class.getName());
    private static final Set<Membership> PRESENT = EnumSet.of(Membership.JOIN, Membership.INVITE, Membership.KNOCK);

    @Resource
    ManagedExecutorService executor;

    @Inject
    MemberStore members;

    @Inject
    Departure departure;

    void leaveAll(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountEnded ended) {
        leaveLater(ended.account(), ended.user());
    }

    /** Returns at once. */
    void leaveLater(long account, UserId user) {
        executor.execute(() -> members.ofAccount(account).stream()
                .filter(member -> PRESENT.contains(member.membership()))
                .map(RoomMember::room)
                .forEach(room -> leave(user, room)));
    }

    private void leave(UserId user, RoomId room) {
        try {
            departure.leave(user, room, Optional.empty());
        } catch (RuntimeException refused) {
            LOG.log(Level.WARNING, "an ended account could not leave " + room, refused);
        }
    }
}
