package org.enishi.id;

import java.util.regex.Pattern;

/**
 * {@code @localpart:server}, at most 255 bytes; the historical grammar is accepted.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#user-identifiers">Matrix v1.19, appendices, "User Identifiers"</a>
 */
public record UserId(String value) implements Comparable<UserId> {
    private static final Pattern STRICT_LOCALPART = Pattern.compile("[a-z0-9._=/+-]+");

    public UserId {
        if (!Grammar.hasServer('@', value)) throw new InvalidIdentifier("user ID", value);
    }

    public static UserId of(String localpart, ServerName server) {
        return new UserId("@" + localpart + ":" + server.value());
    }

    public static boolean isWellFormed(String value) {
        return Grammar.hasServer('@', value);
    }

    public String localpart() {
        return value.substring(1, value.indexOf(':'));
    }

    public ServerName server() {
        return new ServerName(value.substring(value.indexOf(':') + 1));
    }

    /** Whether the localpart follows the grammar for new users, which has no upper case. */
    public boolean isStrict() {
        return STRICT_LOCALPART.matcher(localpart()).matches();
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
