package org.enishi.store.policy.view;

/**
 * What a server said last.
 *
 * @param version of its statement, which grows; 0 where there is none
 * @param validUntil milliseconds
 * @param statement as it was signed, in JSON; empty where there is none
 * @param holds the version of our statement that it keeps as an offer; 0: none
 */
public record Said(Standing standing, long version, long validUntil, String statement, long holds) {
    public static final Said NOTHING = new Said(Standing.UNKNOWN, 0, 0, "", 0);
}
