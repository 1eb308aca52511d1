package org.enishi.id;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code hostname[:port]}, where the host is a DNS name, an IPv4 address or a bracketed IPv6 address.
 * Compared as written in identifiers; {@link #folded()} is the form that policies compare.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#server-name">Matrix v1.19, appendices, "Server Name"</a>
 */
public record ServerName(String value) implements Comparable<ServerName> {
    private static final Pattern GRAMMAR =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]{2,45}\\]|[0-9A-Za-z.-]{1,255})(?::(?<port>[0-9]{1,5}))?");

    public ServerName {
        if (!isWellFormed(value)) throw new InvalidIdentifier("server name", value);
    }

    public static boolean isWellFormed(String value) {
        return value.length() <= 255 && GRAMMAR.matcher(value).matches();
    }

    /** The name without its port. */
    public String host() {
        var matcher = GRAMMAR.matcher(value);
        return matcher.matches() ? matcher.group("host") : value;
    }

    /** The explicit port, or -1. */
    public int port() {
        var matcher = GRAMMAR.matcher(value);
        return matcher.matches() && matcher.group("port") != null ? Integer.parseInt(matcher.group("port")) : -1;
    }

    /** In lower case: DNS names have no case, so a policy must not depend on it. */
    public ServerName folded() {
        return new ServerName(value.toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(ServerName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
