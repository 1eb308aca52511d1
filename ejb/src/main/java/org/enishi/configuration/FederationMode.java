package org.enishi.configuration;

/** Whom this server talks to. */
public enum FederationMode {
    /** Only with the domains on the allow list. */
    ALLOWLIST,
    /** With every server that keeps to the protocol. */
    OPEN,
    /** With nobody. */
    CLOSED
}
