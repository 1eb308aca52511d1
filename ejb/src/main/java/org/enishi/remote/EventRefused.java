package org.enishi.remote;

import jakarta.ejb.ApplicationException;

/** A PDU was dropped before the rules saw it. */
@ApplicationException
public final class EventRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, by name. */
    public enum Reason {
        /** Not of the form that its room version wants. */
        MALFORMED,
        /** A signature that must be there is not. */
        SIGNATURE_MISSING,
        /** A signature does not hold. */
        SIGNATURE_INVALID,
        /** The key that signed it is unknown, could not be had, or was not valid at the event's time. */
        KEY_UNAVAILABLE
    }

    private final Reason reason;

    public EventRefused(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
