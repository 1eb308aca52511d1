package org.enishi.directory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.directory.DirectoryQuery;
import org.enishi.store.directory.PublishedRoom;
import org.enishi.store.directory.PublishedStore;
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
                told.stream().map(RoomsPage.Entry::of).toList(),
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
        for (PublishedRoom room : published.find(outdated)) {
            RoomHead head = heads.get(room.nid());
            if (head != null) room.describe(Listings.of(rooms.stateAt(head.state())), head.state());
        }
    }

    private static @Nullable String token(List<PublishedStore.Line> lines, int index, boolean backwards) {
        if (lines.isEmpty()) return null;
        PublishedStore.Line line = lines.get(index);
        return RoomsRequest.token(backwards, line.joined(), line.room().nid());
    }
}
