package org.enishi.configuration;

/** Whom this server talks to. */
public enum FederationMode {
    /** Domains on the allow list enter here; where ours go is decided there. */
    ALLOWLIST,
    /** No traffic of any kind with domains that are not on the allow list, in neither direction. */
    STRICT,
    /** With every server that keeps to the protocol. */
    OPEN,
    /** With nobody. */
    CLOSED
}
