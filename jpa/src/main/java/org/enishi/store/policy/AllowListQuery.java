package org.enishi.store.policy;

/**
 * A page of the list.
 *
 * @param search part of a domain, reason or actor, without regard to case; empty for all
 * @param only which of them
 * @param offset how many entries to leave out
 * @param limit how many to answer
 */
public record AllowListQuery(String search, Only only, Order order, int offset, int limit) {
    public AllowListQuery(String search, Order order, int offset, int limit) {
        this(search, Only.ALL, order, offset, limit);
    }

    /** Those that somebody should look at, at a moment that the store is given. */
    public enum Only {
        ALL(""),
        SUSPENDED(" and s.suspended = true"),
        /** To be looked at again by now. */
        DUE(" and s.reviewAt <= :now"),
        /** Over, or not begun. */
        ENDED(" and (s.validUntil <= :now or s.validFrom > :now)"),
        /** By what they said last. */
        THEY_AGREE(" and s.pattern in (" + Only.AGREED + ")"),
        /** They said so, or they do not say. */
        THEY_DO_NOT(" and s.pattern not in (" + Only.AGREED + ")");

        private static final String AGREED = "select v.server from PartnerView v where v.validUntil > :now"
                + " and v.standing = org.enishi.store.policy.view.Standing.AGREED";

        private final String condition;

        Only(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }

        boolean dependsOnTime() {
            return condition.contains(":now");
        }
    }

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
