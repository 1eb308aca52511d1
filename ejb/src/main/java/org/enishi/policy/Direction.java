package org.enishi.policy;

/** Which way a request or an event travels: towards this server, or from it. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
