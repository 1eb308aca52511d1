package org.enishi.directory;

import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.store.directory.Listing;
import org.enishi.store.directory.PublishedStore;
import org.jspecify.annotations.Nullable;

/** A page of the published directory, in the form of the answer. */
public record RoomsPage(
        List<Entry> chunk,
        @Nullable String nextBatch,
        @Nullable String prevBatch,
        long totalRoomCountEstimate) {
    /** One room. */
    public record Entry(
            RoomId roomId,
            long numJoinedMembers,
            boolean worldReadable,
            boolean guestCanJoin,
            @Nullable String canonicalAlias,
            @Nullable String name,
            @Nullable String topic,
            @Nullable String avatarUrl,
            @Nullable String joinRule,
            @Nullable String roomType) {
        static Entry of(PublishedStore.Line line, Listing told) {
            return new Entry(
                    line.room().room(),
                    line.joined(),
                    told.worldReadable(),
                    told.guestCanJoin(),
                    told.canonicalAlias(),
                    told.name(),
                    told.topic(),
                    told.avatarUrl(),
                    told.joinRule(),
                    told.roomType());
        }
    }
}
