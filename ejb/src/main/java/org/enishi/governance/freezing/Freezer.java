package org.enishi.governance.freezing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.MixedRooms;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.RoomHead;
import org.enishi.policy.PolicyVerdict;
import org.enishi.policy.frozen.FrozenRooms;
import org.enishi.store.governance.FrozenRoom;

/** Freezes rooms made elsewhere in which strangers are, and lets them thaw. Call it without a transaction. */
@ApplicationScoped
public class Freezer {
    @Inject
    Configuration configuration;

    @Inject
    FrozenRooms frozen;

    @Inject
    FreezeNotes notes;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /**
     * An event has shown that a user is in the room whose domain is not let in. What it says was not verified, and need not
     * be: the worst that a server of the room can do with it is to keep us out.
     */
    public void noticed(RoomHead room, UserId stranger, PolicyVerdict refusal) {
        if (!isElsewhere(room) || stranger.server().folded().equals(room.host().folded())) return;
        Optional<FrozenRoom> known = frozen.find(room.nid(), stranger.server().folded());
        if (known.filter(each -> !isNews(each, stranger)).isPresent()) return;
        List<UserId> strangers =
                new ArrayList<>(known.map(FrozenRoom::strangers).orElse(List.of()));
        strangers.add(stranger);
        var where = new FrozenRoom.Where(room.nid(), room.id(), room.host());
        freeze(where, stranger.server(), strangers, refusal);
    }

    /** Users of a domain that is not let in are members, as is known only now. */
    public void found(RoomHead room, PolicyVerdict refusal) {
        boolean known = frozen.find(room.nid(), refusal.domain().folded()).isPresent();
        if (isElsewhere(room) && !known) foundOut(new FrozenRoom.Where(room.nid(), room.id(), room.host()), refusal);
    }

    /** The domain has become a stranger, and its users are members. */
    void foundOut(FrozenRoom.Where room, PolicyVerdict refusal) {
        freeze(room, refusal.domain(), List.of(), refusal);
    }

    void thaw(FrozenRoom room, String why) {
        journal.write(new FreezeDraft(room, why, notes));
        frozen.refresh();
    }

    private void freeze(FrozenRoom.Where room, ServerName domain, List<UserId> strangers, PolicyVerdict refusal) {
        var why = new FrozenRoom.Why(refusal.rule().name(), clock.millis(), false);
        journal.write(new FreezeDraft(new FrozenRoom(room, domain.folded(), strangers, why), null, notes));
        frozen.refresh();
    }

    private boolean isElsewhere(RoomHead room) {
        return configuration.mixedRooms() == MixedRooms.REFUSE && !room.host().equals(configuration.serverName());
    }

    private static boolean isNews(FrozenRoom known, UserId stranger) {
        return known.isFrozen()
                && !known.strangers().contains(stranger)
                && known.strangers().size() < FrozenRoom.MOST_STRANGERS;
    }
}
