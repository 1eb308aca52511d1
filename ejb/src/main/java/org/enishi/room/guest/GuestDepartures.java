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
import java.util.concurrent.atomic.AtomicBoolean;
import org.enishi.configuration.Configuration;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.JournalTail;
import org.enishi.journal.Position;
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
    private static final int AT_ONCE = 500;

    @Resource
    ManagedExecutorService executor;

    @Inject
    JournalTail tail;

    @Inject
    MemberStore members;

    @Inject
    GuestDeparture departure;

    @Inject
    Configuration configuration;

    private final AtomicBoolean asked = new AtomicBoolean();
    private long seen;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        synchronized (this) {
            seen = tail.latest().value();
        }
        List<RoomMember> guests = members.joinedGuests();
        if (guests.isEmpty() && !configuration.registrationGuests()) return;
        executor.execute(() -> guests.forEach(this::judge));
        tail.onNudge(position -> {
            if (asked.compareAndSet(false, true)) executor.execute(this::look);
        });
    }

    private void look() {
        asked.set(false);
        try {
            read();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Guests are not looked after", failure);
        }
    }

    private synchronized void read() {
        List<JournalEntry> entries;
        do {
            entries = tail.after(new Position(seen), AT_ONCE);
            if (entries.isEmpty()) return;
            seen = entries.get(entries.size() - 1).position().value();
            Set<Long> rooms = new HashSet<>();
            for (JournalEntry entry : entries) {
                Long room = entry.room();
                if (entry.kind() == JournalKind.EVENT && room != null) rooms.add(room);
            }
            if (!rooms.isEmpty()) members.joinedGuests(rooms).forEach(this::judge);
        } while (entries.size() == AT_ONCE);
    }

    private void judge(RoomMember guest) {
        try {
            departure.leaveUnlessWelcome(guest.user(), guest.room());
        } catch (RuntimeException refused) {
            LOG.log(Level.WARNING, "a guest could not leave " + guest.room(), refused);
        }
    }
}
