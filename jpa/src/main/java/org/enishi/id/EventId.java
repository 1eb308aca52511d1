package org.enishi.id;

import java.util.Optional;

/**
 * {@code $opaque}: the reference hash of the event in Base64, URL-safe since room version 4; in room versions 1 and 2
 * {@code $opaque:server}. Without blanks, for lists of IDs are kept with blanks between.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#event-ids">Matrix v1.19, appendices, "Event IDs"</a>
 */
public record EventId(String value) implements Comparable<EventId> {
    public EventId {
        if (!isWellFormed(value)) throw new InvalidIdentifier("event ID", value);
    }

    public static boolean isWellFormed(String value) {
        return Grammar.fits(value)
                && value.charAt(0) == '$'
                && value.length() > 1
                && value.chars().noneMatch(Character::isWhitespace);
    }

    /** The server that the ID names in room versions 1 and 2; empty where it names none. */
    public Optional<ServerName> server() {
        return Grammar.hasServer('$', value)
                ? Optional.of(new ServerName(value.substring(value.indexOf(':') + 1)))
                : Optional.empty();
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
