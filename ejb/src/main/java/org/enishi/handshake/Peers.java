package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enishi.configuration.Configuration;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/** Which servers may help a user of ours with a room, and what we know of the user's relation to it. */
@ApplicationScoped
class Peers {
    private static final int MOST = 10;

    @Inject
    Configuration configuration;

    @Inject
    FederationPolicy policy;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    EventStore events;

    /**
     * @param via those to ask first
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} if our own policy allows none of them
     */
    List<ServerName> of(Wish wish, Collection<ServerName> via, Action action) {
        Set<ServerName> servers = new LinkedHashSet<>(via);
        relation(wish.user(), wish.room())
                .ifPresent(event -> servers.add(event.sender().server()));
        rooms.find(wish.room()).ifPresent(head -> servers.addAll(known(head, wish.user())));
        ServerName own = configuration.serverName().folded();
        servers.removeIf(server -> server.folded().equals(own));
        List<ServerName> allowed = servers.stream()
                .limit(MOST)
                .filter(server -> policy.decide(new Matter(Direction.OUTBOUND, server, null, action).in(wish.room()))
                        .allowed())
                .toList();
        if (allowed.isEmpty() && !servers.isEmpty())
            policy.require(new Matter(Direction.OUTBOUND, servers.iterator().next(), null, action).in(wish.room()));
        return allowed;
    }

    /** The event that makes the user invited, knocking and so on. */
    Optional<Event> relation(UserId user, RoomId room) {
        return member(user, room)
                .flatMap(member ->
                        events.byNid(List.of(member.event())).values().stream().findFirst())
                .map(StoredEvent::event);
    }

    Optional<Membership> membership(UserId user, RoomId room) {
        return member(user, room).map(RoomMember::membership);
    }

    /** Whether this server has users in the room and so holds its state. */
    boolean isHere(RoomId room) {
        return rooms.find(room)
                .filter(head -> members.isIn(head.nid(), configuration.serverName()))
                .isPresent();
    }

    private Optional<RoomMember> member(UserId user, RoomId room) {
        return rooms.find(room).flatMap(head -> members.find(head.nid(), user));
    }

    private Set<ServerName> known(RoomHead head, UserId user) {
        Set<ServerName> servers = new LinkedHashSet<>();
        servers.add(head.host());
        members.stripped(head.nid(), user).stream()
                .flatMap(event -> sender(event.getString("sender", "")))
                .forEach(servers::add);
        servers.addAll(members.joinedServers(head.nid()));
        return servers;
    }

    private static Stream<ServerName> sender(String text) {
        return UserId.isWellFormed(text) ? Stream.of(new UserId(text).server()) : Stream.empty();
    }
}
