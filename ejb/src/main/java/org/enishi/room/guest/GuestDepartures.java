package org.enishi.room.guest;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.running.JournalFollower;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/**
 * Makes guests leave rooms that take none any more, whoever decided so and wherever; what was missed is found at the next
 * start. A server that never had guests does not look.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#server-behaviour-16">Matrix v1.19, "Guest Access"</a>
 */
@ApplicationScoped
public class GuestDepartures implements StartupStep {
    private static final Logger LOG = System.getLogger(GuestDepartures.class.getName());
    private static final int AFTER_THE_JOURNAL = 408;

    @Resource
    ManagedExecutorService executor;

    @Inject
    JournalFollower journal;

    @Inject
    MemberStore members;

    @Inject
    GuestDeparture departure;

    @Inject
    Configuration configuration;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        if (!configuration.registrationGuests() && members.joinedGuests().isEmpty()) return;
        journal.follow("Guests are not looked after", entry -> entry.kind() == JournalKind.EVENT, this::read);
        executor.execute(() -> members.joinedGuests().forEach(this::judge));
    }

    private void read(List<JournalEntry> entries) {
        Set<Long> rooms = new HashSet<>();
        for (JournalEntry entry : entries) {
            Long room = entry.room();
            if (entry.kind() == JournalKind.EVENT && room != null) rooms.add(room);
        }
        if (!rooms.isEmpty()) members.joinedGuests(rooms).forEach(this::judge);
    }

    private void judge(RoomMember guest) {
        try {
            departure.leaveUnlessWelcome(guest.user(), guest.room());
        } catch (RuntimeException refused) {
            LOG.log(Level.WARNING, "a guest could not leave " + guest.room(), refused);
        }
    }
}
