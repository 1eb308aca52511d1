package org.enishi.store.backup;

/**
 * A room key in a backup.
 *
 * @param data JSON object, encrypted by the client
 */
public record SavedKey(String room, String session, Rank rank, byte[] data) {
    /** How good a key is: verified ones are better, then those that open more messages, then those that were passed on less. */
    public record Rank(boolean verified, long firstIndex, long forwarded) {
        public boolean isBetterThan(Rank other) {
            if (verified != other.verified) return verified;
            if (firstIndex != other.firstIndex) return firstIndex < other.firstIndex;
            return forwarded < other.forwarded;
        }
    }
}
