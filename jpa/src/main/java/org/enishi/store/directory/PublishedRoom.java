package org.enishi.store.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.id.RoomId;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/** A room in the published directory, with what the directory tells of it. */
@Entity
@Table(name = "published_room")
public class PublishedRoom {
    @Id
    @Column(name = "room_nid")
    private long nid;

    @Column(name = "room_id")
    private String room = "";

    @Column(name = "listed_state")
    private byte @Nullable [] listedState;

    @Column(name = "canonical_alias")
    private @Nullable String canonicalAlias;

    private @Nullable String name;
    private @Nullable String topic;

    @Column(name = "avatar_url")
    private @Nullable String avatarUrl;

    @Column(name = "join_rule")
    private @Nullable String joinRule;

    @Column(name = "room_type")
    private @Nullable String roomType;

    private String searchable = "";

    @Column(name = "world_readable")
    private boolean worldReadable;

    @Column(name = "guest_can_join")
    private boolean guestCanJoin;

    private boolean federates;

    protected PublishedRoom() {}

    PublishedRoom(long nid, RoomId room) {
        this.nid = nid;
        this.room = room.value();
    }

    /** @param from the state of which the listing was taken */
    public void describe(Listing listing, StateRoot from) {
        listedState = from.hash();
        canonicalAlias = listing.canonicalAlias();
        name = listing.name();
        topic = listing.topic();
        avatarUrl = listing.avatarUrl();
        joinRule = listing.joinRule();
        roomType = listing.roomType();
        worldReadable = listing.worldReadable();
        guestCanJoin = listing.guestCanJoin();
        federates = listing.federates();
        searchable = Stream.of(listing.name(), listing.topic(), listing.canonicalAlias())
                .filter(Objects::nonNull)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    public RoomId room() {
        return new RoomId(room);
    }

    public long nid() {
        return nid;
    }

    public Listing listing() {
        return new Listing(
                canonicalAlias, name, topic, avatarUrl, joinRule, roomType, worldReadable, guestCanJoin, federates);
    }
}
