package org.enishi.store.policy.decision;

/**
 * Which decision it was.
 *
 * @param domain the other side, in lower case
 * @param room empty where none was concerned or it makes no difference
 */
public record DecisionKey(Way way, String domain, Host host, String room, boolean allowed) {
    /** Stands for all domains that were too many to be counted one by one. */
    public static final String OTHERS = "*";

    /**
     * @param action name of a {@code policy.Action}
     * @param rule name of a {@code policy.PolicyRule}
     */
    public record Way(boolean inbound, String action, String rule) {}

    /** Where the room was made. */
    public enum Host {
        NONE,
        OURS,
        THEIRS,
        OTHER
    }

    public DecisionKey amongOthers() {
        return new DecisionKey(way, OTHERS, Host.NONE, "", allowed);
    }
}
