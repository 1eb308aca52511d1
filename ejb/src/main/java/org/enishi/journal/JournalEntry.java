package org.enishi.journal;

import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param room surrogate key of the room, where one is concerned
 * @param account surrogate key of the local user whom it concerns beside the room's members: the target of a
 *     membership change, the owner of account data
 * @param event surrogate key of the event
 * @param roomState the room's current state after this entry
 */
public record JournalEntry(
        Position position,
        JournalKind kind,
        @Nullable Long room,
        @Nullable Long account,
        @Nullable Long event,
        @Nullable StateRoot roomState) {}
