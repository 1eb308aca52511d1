package org.enishi.journal.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberWriter;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateChange;
import org.jspecify.annotations.Nullable;

/** Keeps who is in a room in step with its current state: only where the state changed, and however it came to change. */
final class Memberships {
    private final View view;

    Memberships(View view) {
        this.view = view;
    }

    /** @param accounts of the local users who are concerned: hardly ever more than one, unless a fork is resolved */
    record Outcome(RoomHead.Members counts, List<Long> accounts) {}

    private record Member(StateKey key, UserId user, Optional<StoredEvent> before, Optional<StoredEvent> after) {
        int step(Membership which) {
            return (is(after, which) ? 1 : 0) - (is(before, which) ? 1 : 0);
        }

        /** As with a new name or picture. */
        boolean stays() {
            return is(before, Membership.JOIN) && is(after, Membership.JOIN);
        }

        private static boolean is(Optional<StoredEvent> event, Membership which) {
            return event.flatMap(each -> each.event().membership())
                    .filter(which::equals)
                    .isPresent();
        }
    }

    /** @param since when those are in the room who stay there @param position of the change */
    private record Known(Map<UserId, Long> accounts, Map<UserId, Long> since, long position) {}

    Outcome follow(RoomHead room, List<StateChange> changes, long position) {
        List<Member> members = members(changes);
        if (members.isEmpty()) return new Outcome(room.members(), List.of());
        Map<UserId, Long> accounts = accounts(members);
        var known = new Known(accounts, since(room, members), position);
        for (Member member : members) put(room, member, known);
        countServers(room, members);
        return new Outcome(count(room.members(), members), List.copyOf(accounts.values()));
    }

    /** A relation that stands in no state held here. */
    @Nullable
    Long relate(RoomHead room, StoredEvent event, UserId user, long position) {
        Membership membership = event.event().membership().orElseThrow();
        Long account = accountsOf(Set.of(user)).get(user);
        put(new RoomMember(room.nid(), room.id(), user, account, membership, event.nid(), position, position, false));
        return account;
    }

    void put(RoomMember member) {
        view.sheet().members.put(new MemberWriter.Gone(member.roomNid(), member.user()), Optional.of(member));
    }

    private List<Member> members(List<StateChange> changes) {
        Set<EventId> ids = new HashSet<>();
        List<StateChange> relevant = changes.stream()
                .filter(change -> change.key().type().equals(EventType.MEMBER))
                .filter(change -> UserId.isWellFormed(change.key().key()))
                .toList();
        for (StateChange change : relevant) {
            Optional.ofNullable(change.before()).ifPresent(ids::add);
            Optional.ofNullable(change.after()).ifPresent(ids::add);
        }
        Map<EventId, StoredEvent> events = view.events(ids);
        return relevant.stream().map(change -> member(change, events)).toList();
    }

    private static Member member(StateChange change, Map<EventId, StoredEvent> events) {
        return new Member(
                change.key(),
                new UserId(change.key().key()),
                Optional.ofNullable(change.before()).map(events::get),
                Optional.ofNullable(change.after()).map(events::get));
    }

    private Map<UserId, Long> since(RoomHead room, List<Member> members) {
        Map<UserId, Long> since = new HashMap<>();
        for (RoomMember before : before(room, members))
            if (before.membership() == Membership.JOIN) since.put(before.user(), before.since());
        return since;
    }

    /** Of those who stay. */
    private List<RoomMember> before(RoomHead room, List<Member> members) {
        List<RoomMember> found = new ArrayList<>();
        List<UserId> others = new ArrayList<>();
        for (Member member : members) {
            if (!member.stays()) continue;
            Optional<RoomMember> mine = view.sheet().member(room.nid(), member.user);
            if (mine == null) others.add(member.user);
            else mine.ifPresent(found::add);
        }
        if (!others.isEmpty()) found.addAll(view.desk().stores().members().find(room.nid(), others));
        return found;
    }

    private void put(RoomHead room, Member member, Known known) {
        var key = new MemberWriter.Gone(room.nid(), member.user);
        Optional<RoomMember> now = member.after.flatMap(event -> event.event()
                .membership()
                .map(membership -> new RoomMember(
                        room.nid(),
                        room.id(),
                        member.user,
                        known.accounts.get(member.user),
                        membership,
                        event.nid(),
                        known.position,
                        known.since.getOrDefault(member.user, known.position),
                        false)));
        view.sheet().members.put(key, now);
    }

    private void countServers(RoomHead room, List<Member> members) {
        Map<ServerName, Integer> joined = null;
        for (Member member : members) {
            int step = member.step(Membership.JOIN);
            if (step == 0) continue;
            if (joined == null) joined = new HashMap<>(view.servers(room.nid()));
            joined.merge(member.user.server(), step, Integer::sum);
        }
        if (joined == null) return;
        joined.values().removeIf(count -> count <= 0);
        view.sheet().servers.put(room.nid(), joined);
    }

    private RoomHead.Members count(RoomHead.Members old, List<Member> members) {
        int joined = old.joined();
        int local = old.joinedLocal();
        int invited = old.invited();
        for (Member member : members) {
            joined += member.step(Membership.JOIN);
            if (isLocal(member.user)) local += member.step(Membership.JOIN);
            invited += member.step(Membership.INVITE);
        }
        return new RoomHead.Members(joined, local, invited);
    }

    private Map<UserId, Long> accounts(List<Member> members) {
        Set<UserId> users = new HashSet<>();
        for (Member member : members) users.add(member.user);
        return accountsOf(users);
    }

    private Map<UserId, Long> accountsOf(Set<UserId> users) {
        return view.desk()
                .stores()
                .accounts()
                .of(users.stream().filter(this::isLocal).toList());
    }

    private boolean isLocal(UserId user) {
        return user.server().equals(view.desk().own());
    }
}
