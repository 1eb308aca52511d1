package org.enishi.sync;

import java.util.Optional;
import org.enishi.id.UserId;

/** A device's question that can wait for something to happen. It remembers up to where it has looked. */
public interface Inquiry {
    UserId asker();

    /** Until when it waits, milliseconds since 1970. */
    long deadline();

    /** The journal position up to which it is known that there is nothing to tell. */
    long position();

    /** The ephemeral time up to which it is known that there is nothing to tell. */
    long clock();

    /** Looks what there is by now. @return the JSON to answer with; empty if nothing happened that the device wants to know */
    Optional<byte[]> look();

    /** The JSON that says that nothing happened. */
    byte[] nothing();
}
