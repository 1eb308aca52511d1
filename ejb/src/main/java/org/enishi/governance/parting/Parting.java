package org.enishi.governance.parting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.event.EventType;
import org.enishi.governance.Speakers;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.Pen;
import org.enishi.room.membership.Departure;
import org.enishi.store.governance.Ending;
import org.enishi.store.governance.EndingStore;
import org.enishi.store.governance.PartnerPlaces;
import org.enishi.store.governance.PartnerPlaces.Place;

/**
 * One room after the other. What is done in a room and how far that is are one commit, so whoever goes on after a crash, or
 * another node beside this one, finds what is left and repeats nothing. Call it without a transaction.
 */
@ApplicationScoped
public class Parting {
    private static final Logger LOG = System.getLogger(Parting.class.getName());
    private static final int AT_ONCE = 500;

    @Inject
    PartnerPlaces places;

    @Inject
    EndingStore endings;

    @Inject
    Journal journal;

    @Inject
    Departure departure;

    @Inject
    Configuration configuration;

    /**
     * Removes their users from the next room made here. Later, while all is being delivered, those who have come meanwhile:
     * without a word, and without counting again whom nobody can remove.
     *
     * @return what was done; empty if there is no such room
     */
    public Optional<Ending.Progress> removeNext(Ending ending, long after) {
        return places.nextHere(configuration.serverName(), ending.domain(), after)
                .map(place -> journal.write(in(place, pen -> remove(pen, ending, place))));
    }

    /** Has our users leave the next room made there. @return what was done; empty if there is no such room */
    public Optional<Ending.Progress> withdrawNext(Ending ending, long after) {
        return places.nextThere(ending.domain(), after).map(place -> withdraw(ending, place));
    }

    private static Draft<Ending.Progress> in(Place place, Draft<Ending.Progress> body) {
        return new Draft<>() {
            @Override
            public Ending.Progress write(Pen pen) {
                return body.write(pen);
            }

            @Override
            public Set<RoomId> rooms() {
                return Set.of(place.room());
            }

            @Override
            public boolean insists() {
                return true;
            }
        };
    }

    private Ending.Progress remove(Pen pen, Ending ending, Place place) {
        var farewell = new Farewell(pen, place.room(), configuration.serverName(), ending.domain());
        List<UserId> targets = farewell.present(places.theirs(place.nid(), ending.domain(), AT_ONCE));
        List<UserId> ours = places.ours(place.nid(), AT_ONCE);
        Speakers speakers = farewell.speakers();
        Optional<UserId> mighty = speakers.with(speakers.power().toKick(), ours);
        boolean first = ending.step() == Ending.Step.REMOVING;
        if (first && !targets.isEmpty())
            mighty.or(() -> speakers.with(speakers.power().toSend(EventType.MESSAGE, false), ours))
                    .ifPresent(farewell::say);
        int removed = (int) targets.stream()
                .filter(user -> mighty.filter(by -> farewell.remove(by, user)).isPresent())
                .count();
        boolean again = targets.size() == AT_ONCE && removed > 0;
        boolean counts = first && !again;
        var done = new Ending.Progress(0, counts ? 1 : 0, removed, 0, counts ? targets.size() - removed : 0);
        endings.advance(ending.domain(), again ? place.nid() - 1 : place.nid(), done);
        return done;
    }

    private Ending.Progress withdraw(Ending ending, Place place) {
        var inside = journal.write(in(place, pen -> leave(pen, ending, place)));
        List<UserId> outside = places.ours(place.nid(), AT_ONCE);
        if (outside.isEmpty()) return inside;
        int left = (int) outside.stream()
                .filter(user -> declines(user, place.room(), ending))
                .count();
        var done = new Ending.Progress(0, 0, 0, left, outside.size() - left);
        endings.advance(ending.domain(), place.nid(), done);
        return done;
    }

    /** Those of ours who are in the room, which this server takes part in through them. */
    private Ending.Progress leave(Pen pen, Ending ending, Place place) {
        boolean isIn = pen.findRoom(place.room())
                .filter(head -> head.members().joinedLocal() > 0)
                .isPresent();
        var farewell = new Farewell(pen, place.room(), configuration.serverName(), ending.domain());
        List<UserId> ours = isIn ? farewell.present(places.ours(place.nid(), AT_ONCE)) : List.of();
        Speakers speakers = farewell.speakers();
        if (!ours.isEmpty())
            speakers.with(speakers.power().toSend(EventType.MESSAGE, false), ours)
                    .ifPresent(farewell::say);
        int left =
                (int) ours.stream().filter(user -> farewell.remove(user, user)).count();
        boolean again = ours.size() == AT_ONCE && left > 0;
        var done = new Ending.Progress(0, again ? 0 : 1, 0, left, 0);
        endings.advance(ending.domain(), again ? place.nid() - 1 : place.nid(), done);
        return done;
    }

    /** An invitation, or a knock: the other server is told, if it can be reached. */
    private boolean declines(UserId user, RoomId room, Ending ending) {
        try {
            departure.leave(
                    user,
                    room,
                    Optional.of(configuration.serverName() + " ends its agreement with " + ending.domain()));
            return true;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, user + " could not leave " + room, failure);
            return false;
        }
    }
}
