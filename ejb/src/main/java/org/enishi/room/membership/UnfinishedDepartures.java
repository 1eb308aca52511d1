package org.enishi.room.membership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;
import org.enishi.store.room.MemberStore;

/** Goes on with what {@link EndedAccounts} was at when the server stopped. */
@ApplicationScoped
public class UnfinishedDepartures implements StartupStep {
    private static final int AFTER_THE_JOURNAL = 400;

    @Inject
    MemberStore members;

    @Inject
    EndedAccounts ended;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        members.ofEndedAccounts().forEach(ended::leaveLater);
    }
}
