package org.enishi.encryption.devicelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.running.JournalFollower;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;

/**
 * Tells servers that come to share a room with a user of ours of the user's devices: they may have kept a list from
 * before, and were told nothing meanwhile. It may be told twice, and is not told if the server ends in between.
 */
@ApplicationScoped
class NewNeighbours implements StartupStep {
    private static final int AFTER_THE_JOURNAL = 406;

    @Inject
    JournalFollower journal;

    @Inject
    EventStore events;

    @Inject
    StateTrie states;

    @Inject
    DeviceLists lists;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        journal.follow("New neighbours are not told of devices", NewNeighbours::isMembership, this::read);
    }

    /** Of a user of ours. */
    private static boolean isMembership(JournalEntry entry) {
        return entry.kind() == JournalKind.EVENT && entry.account() != null;
    }

    private void read(List<JournalEntry> entries) {
        Map<Long, Long> changed = new HashMap<>();
        for (JournalEntry entry : entries) {
            Long event = entry.event();
            Long account = entry.account();
            if (isMembership(entry) && event != null && account != null) changed.put(event, account);
        }
        if (!changed.isEmpty()) tell(changed);
    }

    private void tell(Map<Long, Long> changed) {
        for (StoredEvent stored : events.byNid(changed.keySet()).values()) {
            boolean joins =
                    stored.event().membership().filter(Membership.JOIN::equals).isPresent();
            String user = stored.event().stateKeyText().orElse("");
            if (!joins || !UserId.isWellFormed(user) || wasIn(stored, new UserId(user))) continue;
            lists.introduce(new UserId(user), stored.roomNid());
        }
    }

    private boolean wasIn(StoredEvent stored, UserId user) {
        StateRoot before = stored.before();
        return before != null
                && states.get(before, StateKey.member(user))
                        .flatMap(events::find)
                        .flatMap(member -> member.event().membership())
                        .filter(Membership.JOIN::equals)
                        .isPresent();
    }
}
