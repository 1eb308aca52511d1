package org.enishi.timeline;

import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.id.TransactionId;
import org.jspecify.annotations.Nullable;

/**
 * What this server adds to an event for one reader.
 *
 * @param now milliseconds since 1970: the event's {@code age} is counted from here
 * @param replaced the state event that it took the place of
 * @param replacedIsVisible whether the reader may see the content of {@code replaced}
 * @param redactedBecause the redaction in client form
 * @param membership the reader's own at the event; absent where there is no single reader
 * @param transaction for the device that sent it
 */
public record Unsigned(
        long now,
        Optional<Event> replaced,
        boolean replacedIsVisible,
        byte @Nullable [] redactedBecause,
        Optional<Membership> membership,
        Optional<TransactionId> transaction) {
    /** Nothing but the age. */
    public static Unsigned at(long now) {
        return new Unsigned(now, Optional.empty(), false, null, Optional.empty(), Optional.empty());
    }

    Unsigned redacted(byte @Nullable [] because) {
        return new Unsigned(now, replaced, replacedIsVisible, because, membership, transaction);
    }
}
