package org.enishi.sync.sliding.list;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.room.RoomMember;
import org.enishi.store.sync.RoomStep;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Relations;
import org.enishi.sync.feed.Trails;
import org.enishi.timeline.ignoring.Invitations;
import org.jspecify.annotations.Nullable;

/**
 * All rooms that a user is in, is invited to by somebody who is not ignored, has knocked at, or was removed from by others.
 */
@Dependent
public class Candidates {
    private static final Comparator<Candidate> LATEST_FIRST = Comparator.comparingLong(Candidate::bump)
            .thenComparingLong(Candidate::nid)
            .reversed();

    @Inject
    Trails trails;

    @Inject
    Rooms rooms;

    @Inject
    Bumps bumps;

    @Inject
    Invitations invitations;

    @Inject
    Removals removals;

    /** In the order of lists. @param account surrogate key */
    List<Candidate> at(long account, Feed.Moment moment) {
        Relations relations = moment.relations();
        Map<Long, RoomStep> steps = trails.at(relations.joined(), moment.position());
        Map<Long, RoomHead> heads = heads(steps.keySet(), relations.pending());
        Map<Long, Long> bumped = bumps.of(steps.values());
        List<Candidate> found = new ArrayList<>();
        steps.forEach((nid, step) -> {
            RoomHead head = heads.get(nid);
            if (head != null)
                found.add(new Candidate(nid, head.id(), bumped.getOrDefault(nid, step.position()), head, step, null));
        });
        for (RoomMember pending : invitations.heard(relations.pending()))
            if (pending.position() <= moment.position()) found.add(pending(pending, heads.get(pending.roomNid())));
        for (Candidate removed : removals.of(account, relations))
            if (removed.bump() <= moment.position() && !steps.containsKey(removed.nid())) found.add(removed);
        found.sort(LATEST_FIRST);
        return found;
    }

    private Map<Long, RoomHead> heads(Set<Long> joined, List<RoomMember> pending) {
        Set<Long> all = new HashSet<>(joined);
        pending.forEach(member -> all.add(member.roomNid()));
        return rooms.find(all);
    }

    private static Candidate pending(RoomMember member, @Nullable RoomHead head) {
        return new Candidate(member.roomNid(), member.room(), member.position(), head, null, member);
    }
}
