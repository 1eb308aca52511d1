package org.enishi.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.room.MemberStore;

/** Where a summary comes from: this server if it is in the room, else one that may be. */
@ApplicationScoped
public class Sources {
    /** So long other servers may hold up one request; then what they would tell is left out. */
    private static final long LONGEST_MILLIS = 20_000;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    Summaries local;

    @Inject
    RemoteSpaces remote;

    @Inject
    Clock clock;

    /** For one request. */
    Walk.Source source(boolean suggestedOnly) {
        long end = clock.millis() + LONGEST_MILLIS;
        return step -> {
            RoomHead here = local.resident(Set.of(step.room())).get(step.room());
            if (here != null) return Optional.of(new Walk.Found(local.of(here), Optional.empty()));
            return clock.millis() > end ? byParent(step) : elsewhere(step, suggestedOnly);
        };
    }

    /** The first room of a walk, or the only one. @param via servers that the client names */
    Walk.Step start(RoomId room, List<ServerName> via) {
        Set<ServerName> servers = new LinkedHashSet<>(via);
        rooms.find(room).ifPresent(head -> {
            servers.add(head.host());
            servers.addAll(members.joinedServers(head.nid()));
        });
        return new Walk.Step(room, List.copyOf(servers), 0, Optional.empty());
    }

    /** Who told of the parent has told of the child, too, but not of what is below it. */
    private Optional<Walk.Found> elsewhere(Walk.Step step, boolean suggestedOnly) {
        boolean closed = step.parent()
                .filter(parent -> parent.inaccessible().contains(step.room()))
                .isPresent();
        if (closed) return Optional.empty();
        Optional<Walk.Found> told = byParent(step);
        if (told.filter(found -> !found.summary().isSpace()).isPresent()) return told;
        return remote.find(step.room(), step.via(), suggestedOnly)
                .map(space -> new Walk.Found(space.room(), Optional.of(space)))
                .or(() -> told);
    }

    private static Optional<Walk.Found> byParent(Walk.Step step) {
        return step.parent()
                .map(parent -> parent.children().get(step.room()))
                .map(summary -> new Walk.Found(summary, Optional.empty()));
    }
}
