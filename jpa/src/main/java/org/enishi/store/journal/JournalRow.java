package org.enishi.store.journal;

import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/** A journal entry as it is stored: see {@code journal.JournalEntry}. */
public record JournalRow(
        long position,
        int kind,
        @Nullable Long room,
        @Nullable Long account,
        @Nullable Long event,
        @Nullable StateRoot roomState) {}
