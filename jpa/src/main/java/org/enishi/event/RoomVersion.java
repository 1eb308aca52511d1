package org.enishi.event;

import java.util.Arrays;
import java.util.Optional;

/**
 * A room version is a list of capabilities; nobody compares versions elsewhere.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/">Matrix v1.19, "Room Versions"</a>
 */
public enum RoomVersion {
    V10("10"),
    V11("11"),
    V12("12");

    private final String id;

    RoomVersion(String id) {
        this.id = id;
    }

    public static Optional<RoomVersion> of(String id) {
        return Arrays.stream(values()).filter(version -> version.id.equals(id)).findFirst();
    }

    /** As it is written in {@code m.room.create}. */
    public String id() {
        return id;
    }

    /** The room ID is the hash of the create event, which is then not among the auth events. */
    public boolean roomIdIsCreateEventHash() {
        return from(V12);
    }

    /** Creators have power above every number. */
    public boolean creatorsHaveInfinitePower() {
        return from(V12);
    }

    /** The creator is the sender of the create event; before, its {@code content.creator}. */
    public boolean creatorIsSender() {
        return from(V11);
    }

    /** {@code redacts} of a redaction stands in its content; before, at the top level. */
    public boolean redactsIsInContent() {
        return from(V11);
    }

    /** The redaction algorithm of version 11. */
    public boolean redactsByUpdatedRules() {
        return from(V11);
    }

    /** State resolution 2.1: the first pass starts from the empty state. */
    public boolean resolvesFromEmptyState() {
        return from(V12);
    }

    private boolean from(RoomVersion first) {
        return compareTo(first) >= 0;
    }

    @Override
    public String toString() {
        return id;
    }
}
