package org.enishi.filter;

/**
 * Which member events accompany events.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#lazy-loading-room-members">Matrix v1.19, "Lazy-loading
 *     room members"</a>
 */
public enum MemberLoading {
    /** Those of all members. */
    ALL,
    /** Those of the senders, once. */
    LAZY,
    /** Those of the senders, each time. */
    LAZY_REDUNDANT
}
