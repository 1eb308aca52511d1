package org.enishi.configuration;

/** Who is told who is there. */
public enum PresenceMode {
    /** Nobody. */
    OFF,
    /** Our users, of our users. */
    LOCAL,
    /** Other servers, too, and our users of theirs. */
    FEDERATED
}
