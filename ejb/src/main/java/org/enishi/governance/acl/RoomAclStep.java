package org.enishi.governance.acl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.enishi.governance.Upkeep;

/** Looks after the rooms' lists when agreements change, and from time to time: agreements begin and end by themselves, too. */
@ApplicationScoped
public class RoomAclStep extends Upkeep {
    private static final int AFTER_THE_JOURNAL = 420;
    private static final Duration EVERY = Duration.ofSeconds(30);

    @Inject
    RoomAcls acls;

    RoomAclStep() {
        super("Rooms' lists of allowed servers are not up to date", EVERY);
    }

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    protected void look() {
        acls.followAll();
    }
}
