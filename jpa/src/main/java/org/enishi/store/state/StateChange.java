package org.enishi.store.state;

import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Where two states differ.
 *
 * @param before the event that stands there in the first state, absent if none
 * @param after the event that stands there in the second state, absent if none
 */
public record StateChange(
        StateKey key, @Nullable EventId before, @Nullable EventId after) {}
