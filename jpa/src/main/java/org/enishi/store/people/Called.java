package org.enishi.store.people;

import org.enishi.id.UserId;

/**
 * Somebody, and where.
 *
 * @param room surrogate key of the room in which another server's user is called so; 0 for a user of ours
 */
public record Called(UserId user, long room) {}
