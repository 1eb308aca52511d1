package org.enishi.store.policy;

/**
 * A page of the list.
 *
 * @param search part of a domain, reason or actor, without regard to case; empty for all
 * @param offset how many entries to leave out
 * @param limit how many to answer
 */
public record AllowListQuery(String search, Order order, int offset, int limit) {
    /** What comes first. */
    public enum Order {
        DOMAIN("s.pattern"),
        DOMAIN_DESCENDING("s.pattern desc"),
        OLDEST("s.added.moment, s.pattern"),
        NEWEST("s.added.moment desc, s.pattern");

        private final String clause;

        Order(String clause) {
            this.clause = clause;
        }

        String clause() {
            return clause;
        }
    }
}
