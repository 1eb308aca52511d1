package org.enishi.store.policy.decision;

/**
 * A page of refusals, the latest first.
 *
 * @param search part of a domain, a room or a rule, without regard to case; empty for all
 */
public record RefusalQuery(String search, int offset, int limit) {}
