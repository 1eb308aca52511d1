package org.enishi.governance.acl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.RoomAcl;
import org.enishi.id.RoomId;
import org.enishi.journal.Journal;
import org.enishi.journal.RoomHead;
import org.enishi.policy.acl.CurrentAcl;
import org.enishi.policy.acl.WantedAcl;
import org.enishi.store.governance.RoomAclStore;
import org.enishi.store.governance.RoomAclStore.Among;

/** Has the lists of allowed servers of rooms made here follow the agreements. Call it without a transaction. */
@ApplicationScoped
public class RoomAcls {
    private static final int AT_ONCE = 50;

    @Inject
    Configuration configuration;

    @Inject
    CurrentAcl current;

    @Inject
    RoomAclStore store;

    @Inject
    AclNotes notes;

    @Inject
    Journal journal;

    /** Before a user of another server enters: costs a look-up where nothing is to be done. */
    public void beforeEntry(RoomHead room) {
        if (configuration.roomAcl() == RoomAcl.OFF || !room.host().equals(configuration.serverName())) return;
        WantedAcl wanted = current.get();
        if (!store.isUpToDate(room.nid(), wanted.digest())) follow(wanted, Set.of(room.id()));
    }

    /** All rooms that the last change concerns, some at a time. What a crash leaves is found again. */
    void followAll() {
        Among among = among(configuration.roomAcl());
        WantedAcl wanted = current.get();
        List<RoomId> some;
        do {
            some = store.behind(configuration.serverName(), wanted.digest(), among, AT_ONCE);
            if (some.isEmpty() || follow(wanted, Set.copyOf(some)) == 0) return;
        } while (some.size() == AT_ONCE && wanted.equals(current.get()));
    }

    /** Where rooms are to have no lists any more, those that they have keep nobody out. */
    private static Among among(RoomAcl which) {
        return switch (which) {
            case OFF -> Among.LISTED;
            case SHARED -> Among.SHARED;
            case ALL -> Among.ALL;
        };
    }

    private int follow(WantedAcl wanted, Set<RoomId> rooms) {
        return journal.write(new AclDraft(configuration.serverName(), wanted, rooms, notes));
    }
}
