package org.enishi.store.people;

import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How far people's words are read.
 *
 * @param position in the journal
 * @param before the last of the members who were there before; absent when all are read
 */
public record Reading(long position, @Nullable Member before) {
    /** The order in which members are read. @param user the localpart may be empty: before all */
    public record Member(long room, String user) {}

    /** A member, joined or gone, by the event that says so. */
    public record Change(long room, UserId user, boolean local, boolean joined, long event) {
        public Member place() {
            return new Member(room, user.value());
        }
    }
}
