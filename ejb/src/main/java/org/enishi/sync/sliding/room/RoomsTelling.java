package org.enishi.sync.sliding.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.enishi.id.RoomId;
import org.enishi.security.Caller;
import org.enishi.sync.data.OwnData;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.sliding.connection.Snapshot;
import org.enishi.sync.sliding.list.Candidate;
import org.enishi.sync.sliding.list.Selection;
import org.enishi.sync.sliding.wish.RoomWish;

/** Tells of the rooms that a client wants, of those that it has and the user has left, and of removals. */
@Dependent
public class RoomsTelling {
    @Inject
    JoinedTelling joined;

    @Inject
    PendingTelling pending;

    @Inject
    DepartedTelling departed;

    @Inject
    RemovedTelling removed;

    @Inject
    OwnData own;

    /** @param upTo the journal position at which the selection was made */
    public List<ToldRoom> tell(Who who, Snapshot base, Selection selection, long upTo) {
        Caller caller = who.caller();
        var asked = new Asked(caller, who.follower(), base, upTo, once(() -> own.directRooms(caller.account())));
        Map<Candidate, RoomWish> in = new LinkedHashMap<>();
        Map<Candidate, RoomWish> before = new LinkedHashMap<>();
        Map<Candidate, RoomWish> after = new LinkedHashMap<>();
        selection.wanted().forEach((nid, wish) -> {
            Candidate room = Objects.requireNonNull(selection.all().get(nid));
            Map<Candidate, RoomWish> kind = switch (room.membership()) {
                case JOIN -> in;
                case INVITE, KNOCK -> before;
                case LEAVE, BAN -> after;
            };
            kind.put(room, wish);
        });
        List<ToldRoom> told = new ArrayList<>(joined.tell(asked, in));
        told.addAll(pending.tell(asked, before));
        told.addAll(departed.tell(asked, selection.all()));
        told.addAll(removed.tell(asked, after));
        return told;
    }

    /** Who is told. */
    public record Who(Caller caller, Follower follower) {}

    private static Supplier<Set<RoomId>> once(Supplier<Set<RoomId>> source) {
        var found = new ArrayList<Set<RoomId>>();
        return () -> {
            if (found.isEmpty()) found.add(source.get());
            return found.get(0);
        };
    }
}
