package org.enishi.profile;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.store.profile.ProfileChange;

/**
 * Tells rooms of new names and pictures of their members, one room after the other, in the background. What is still to
 * be told is kept as rows: after a crash the next start, or the next change, goes on.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#events-on-change-of-profile-information">Matrix v1.19,
 *     "Events on Change of Profile Information"</a>
 */
@ApplicationScoped
public class ProfileSpreader {
    private static final Logger LOG = System.getLogger(ProfileSpreader.class.getName());
    private static final int AT_ONCE = 100;

    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile boolean stopped;

    @Resource
    ManagedExecutorService executor;

    @Inject
    ProfileReader profiles;

    @Inject
    MemberRooms rooms;

    @Inject
    Journal journal;

    /** Something is to be told. Returns at once. */
    public void wake() {
        if (awake.compareAndSet(false, true)) executor.execute(this::work);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void work() {
        awake.set(false);
        List<ProfileChange> changes = profiles.changes(AT_ONCE);
        changes.forEach(this::tell);
        if (changes.size() == AT_ONCE) wake();
    }

    private void tell(ProfileChange change) {
        if (stopped) return;
        try {
            Profile profile = profiles.find(change.user()).orElse(Profile.EMPTY);
            rooms.joinedBy(change.account()).forEach(room -> tell(room, change.user(), profile));
            if (!stopped) profiles.settle(change);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "the rooms of " + change.user() + " are told of the new profile later", failure);
        }
    }

    private void tell(RoomId room, UserId user, Profile profile) {
        if (stopped) return;
        try {
            journal.write(Draft.penOnly(room, pen -> bringUpToDate(pen, room, user, profile)));
        } catch (MatrixException refusal) {
            LOG.log(Level.DEBUG, "{0} is not told of the profile of {1}: {2}", room, user, refusal.getMessage());
        }
    }

    /** @return whether there was something to change */
    private static boolean bringUpToDate(Pen pen, RoomId room, UserId user, Profile profile) {
        Optional<Event> member = pen.state(room)
                .get(StateKey.member(user))
                .filter(event ->
                        event.membership().filter(Membership.JOIN::equals).isPresent())
                .filter(event -> !profile.in(event).equals(event.content()));
        member.ifPresent(event -> pen.append(NewEvent.state(room, user, StateKey.member(user), profile.in(event))));
        return member.isPresent();
    }
}
