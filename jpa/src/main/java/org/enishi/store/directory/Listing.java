package org.enishi.store.directory;

import org.jspecify.annotations.Nullable;

/**
 * What the published directory tells of a room, beside its ID and how many members it has.
 *
 * @param federates whether users of other servers could enter it at all
 */
public record Listing(
        @Nullable String canonicalAlias,
        @Nullable String name,
        @Nullable String topic,
        @Nullable String avatarUrl,
        @Nullable String joinRule,
        @Nullable String roomType,
        boolean worldReadable,
        boolean guestCanJoin,
        boolean federates) {}
