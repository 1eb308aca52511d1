package org.enishi.directory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.directory.DirectoryQuery;
import org.enishi.store.directory.Listing;
import org.enishi.store.directory.PublishedRoom;
import org.enishi.store.directory.PublishedStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.timeline.hearing.Hearing;
import org.jspecify.annotations.Nullable;

/** This server's published directory. */
@Stateless
public class LocalDirectory {
    /** So many rows are renewed for one question; the rest at the next. */
    private static final int MOST_RENEWED = 500;

    @Inject
    PublishedStore published;

    @Inject
    Rooms rooms;

    @Inject
    Hearing hearing;

    @Inject
    Configuration configuration;

    /** @param federatedOnly for other servers: without rooms that their users cannot enter */
    public RoomsPage list(RoomsRequest request, boolean federatedOnly) {
        renew();
        DirectoryQuery query = request.query(federatedOnly);
        List<PublishedStore.Line> lines = published.list(query);
        boolean more = lines.size() > request.rooms();
        List<PublishedStore.Line> told = new ArrayList<>(lines.subList(0, Math.min(lines.size(), request.rooms())));
        boolean backwards = query.from().filter(DirectoryQuery.From::backwards).isPresent();
        if (backwards) Collections.reverse(told);
        boolean hasNext = backwards || more;
        boolean hasPrevious = backwards ? more : query.from().isPresent();
        return new RoomsPage(
                entries(told),
                hasNext ? token(told, told.size() - 1, false) : null,
                hasPrevious ? token(told, 0, true) : null,
                published.count());
    }

    /** @throws MatrixException {@code M_NOT_FOUND} if this server does not know the room */
    public boolean isPublished(RoomId room) {
        return published.isPublished(rooms.require(room).nid());
    }

    /** Only what has changed since somebody asked is looked at. */
    private void renew() {
        List<Long> outdated = published.outdated(MOST_RENEWED);
        if (outdated.isEmpty()) return;
        Map<Long, RoomHead> heads = rooms.find(outdated);
        for (PublishedRoom room : published.findLocked(outdated)) {
            RoomHead head = heads.get(room.nid());
            if (head != null) room.describe(heard(rooms.events(head.state(), Listings.LOOKED_AT)), head.state());
        }
    }

    /** Strangers may have named a room made elsewhere: that is judged at the moment when it is told. */
    private List<RoomsPage.Entry> entries(List<PublishedStore.Line> lines) {
        Map<Long, RoomHead> elsewhere = new HashMap<>(
                rooms.find(lines.stream().map(line -> line.room().nid()).toList()));
        elsewhere.values().removeIf(head -> head.host().equals(configuration.serverName()));
        Map<StateRoot, Map<StateKey, StoredEvent>> states = rooms.events(elsewhere.values().stream()
                .map(RoomHead::state)
                .distinct()
                .collect(Collectors.toMap(root -> root, root -> Listings.LOOKED_AT)));
        return lines.stream().map(line -> entry(line, elsewhere, states)).toList();
    }

    private RoomsPage.Entry entry(
            PublishedStore.Line line,
            Map<Long, RoomHead> elsewhere,
            Map<StateRoot, Map<StateKey, StoredEvent>> states) {
        RoomHead head = elsewhere.get(line.room().nid());
        Listing listing = head == null ? line.room().listing() : heard(states.getOrDefault(head.state(), Map.of()));
        return RoomsPage.Entry.of(line, listing);
    }

    private Listing heard(Map<StateKey, StoredEvent> state) {
        Map<StateKey, StoredEvent> heard = hearing.heard(state);
        return Listings.of(key -> Optional.ofNullable(heard.get(key)).map(StoredEvent::event));
    }

    private static @Nullable String token(List<PublishedStore.Line> lines, int index, boolean backwards) {
        if (lines.isEmpty()) return null;
        PublishedStore.Line line = lines.get(index);
        return RoomsRequest.token(backwards, line.joined(), line.room().nid());
    }
}
