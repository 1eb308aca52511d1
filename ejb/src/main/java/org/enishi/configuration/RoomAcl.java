package org.enishi.configuration;

/** Which rooms made here carry a list of allowed servers that follows the agreements. */
public enum RoomAcl {
    OFF,
    /** Those that users of other servers enter, from the first of them on. */
    SHARED,
    /** All, from their first moment. */
    ALL
}
