package org.enishi.id;

/**
 * {@code $opaque}: the reference hash of the event in URL-safe Base64 since room version 4.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#event-ids">Matrix v1.19, appendices, "Event IDs"</a>
 */
public record EventId(String value) implements Comparable<EventId> {
    public EventId {
        if (!isWellFormed(value)) throw new InvalidIdentifier("event ID", value);
    }

    public static boolean isWellFormed(String value) {
        return Grammar.fits(value) && value.charAt(0) == '$' && value.length() > 1;
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
