package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.accountdata.AccountDatum;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.store.sync.RoomStep;
import org.enishi.sync.data.AccountDataReader;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.feed.Trails;
import org.enishi.sync.room.RoomRange;

/** Finds out what an answer has to be about, without reading what happened. */
@Dependent
public class Planner {
    @Inject
    Standing standing;

    @Inject
    ChangedRooms changedRooms;

    @Inject
    Trails trails;

    @Inject
    Rooms rooms;

    @Inject
    AccountDataReader data;

    Plan plan(SyncRequest request, Follower follower, Feed.Moment moment) {
        long upTo = moment.position();
        boolean moved = request.isInitial() || moment.relations().last() > request.since();
        Map<Long, RoomMember> relations = moved ? standing.changed(request, upTo) : Map.of();
        Set<Long> joined = changedRooms.of(request, moment, relations);
        List<Plan.Joined> told = joined(request, upTo, joined, relations);
        boolean mayHaveData = follower.mayHaveData(request.since());
        List<AccountDatum> changes = mayHaveData || hasUnknown(told) ? data(request, moment, told) : List.of();
        return new Plan(moment, follower, told, others(request, relations), changes);
    }

    /** What changed, and all that belongs to rooms that the client does not know yet. */
    private List<AccountDatum> data(SyncRequest request, Feed.Moment moment, List<Plan.Joined> told) {
        long account = request.caller().account();
        List<AccountDatum> found = new ArrayList<>(data.changed(account, request.since(), moment.position()));
        found.removeIf(
                datum -> datum.room().filter(room -> !isJoined(room, moment)).isPresent());
        if (request.isInitial()) return found;
        List<RoomId> unknown = told.stream()
                .map(Plan.Joined::range)
                .filter(range -> range.after() == 0)
                .map(range -> range.room().id())
                .toList();
        found.removeIf(datum -> datum.room().filter(unknown::contains).isPresent());
        for (AccountDatum datum : data.ofRooms(account, unknown))
            if (datum.position() <= moment.position()) found.add(datum);
        return found;
    }

    private static boolean hasUnknown(List<Plan.Joined> told) {
        return told.stream().anyMatch(joined -> joined.range().after() == 0);
    }

    private boolean isJoined(RoomId room, Feed.Moment moment) {
        return rooms.find(room)
                .filter(head -> moment.relations().joined().contains(head.nid()))
                .isPresent();
    }

    private List<Plan.Joined> joined(
            SyncRequest request, long upTo, Set<Long> wanted, Map<Long, RoomMember> relations) {
        if (wanted.isEmpty()) return List.of();
        Map<Long, RoomHead> heads = rooms.find(wanted);
        Map<Long, RoomStep> now = trails.at(wanted, upTo);
        Map<Long, RoomStep> then = request.isInitial() ? Map.of() : trails.at(wanted, request.since());
        List<Plan.Joined> found = new ArrayList<>();
        for (long room : wanted) {
            RoomHead head = heads.get(room);
            RoomStep last = now.get(room);
            if (head == null || last == null) continue;
            if (!request.wish().filter().room().takes(head.id()) || request.waitsFor(head, upTo)) continue;
            RoomStep base = then.getOrDefault(room, RoomStep.none(room));
            boolean steady = !relations.containsKey(room);
            boolean knows = !request.isInitial() && !isNewlyWhole(request, head) && (steady || wasIn(request, base));
            found.add(new Plan.Joined(range(request, head, last, knows ? base : RoomStep.none(room)), steady));
        }
        return found;
    }

    private static boolean isNewlyWhole(SyncRequest request, RoomHead head) {
        return !request.wish().lazyMembers() && head.wholeAt() > request.since();
    }

    private static RoomRange range(SyncRequest request, RoomHead head, RoomStep last, RoomStep base) {
        StateRoot known = request.fullState() ? StateRoot.EMPTY : base.state();
        return new RoomRange(head, base.position(), known, last);
    }

    private boolean wasIn(SyncRequest request, RoomStep step) {
        return standing.in(step.state(), request.caller().user())
                .filter(Membership.JOIN::equals)
                .isPresent();
    }

    /** Invitations, knocks and leaves that are news. */
    private static List<RoomMember> others(SyncRequest request, Map<Long, RoomMember> relations) {
        boolean withLeft =
                !request.isInitial() || request.wish().filter().room().includeLeave();
        Set<Membership> wanted = new HashSet<>(Set.of(Membership.INVITE, Membership.KNOCK));
        if (withLeft) wanted.addAll(Set.of(Membership.LEAVE, Membership.BAN));
        return relations.values().stream()
                .filter(relation -> !relation.forgotten() && wanted.contains(relation.membership()))
                .filter(relation -> request.wish().filter().room().takes(relation.room()))
                .toList();
    }
}
