package org.enishi.id;

import java.util.Locale;

/**
 * {@code hostname[:port]}, where the host is a DNS name, an IPv4 address or a bracketed IPv6 address.
 * Compared as written in identifiers; {@link #folded()} is the form that policies compare.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#server-name">Matrix v1.19, appendices, "Server Name"</a>
 */
public record ServerName(String value) implements Comparable<ServerName> {
    private static final int LONGEST = 255;
    private static final int SHORTEST_IPV6 = 2;
    private static final int LONGEST_IPV6 = 45;
    private static final int LONGEST_PORT = 5;

    public ServerName {
        if (!isWellFormed(value)) throw new InvalidIdentifier("server name", value);
    }

    /** Read character by character: each user ID that comes along asks, and a pattern takes ten times as long. */
    public static boolean isWellFormed(String value) {
        int end = endOfHost(value);
        return end > 0 && value.length() <= LONGEST && (end == value.length() || isPort(value, end));
    }

    /** The name without its port. */
    public String host() {
        return value.substring(0, endOfHost(value));
    }

    /** The explicit port, or -1. */
    public int port() {
        int end = endOfHost(value);
        return end == value.length() ? -1 : Integer.parseInt(value.substring(end + 1));
    }

    /** 0 if it begins with no host. */
    private static int endOfHost(String value) {
        if (value.startsWith("[")) return endOfIpv6(value);
        int end = 0;
        while (end < value.length() && isOfName(value.charAt(end))) end++;
        return end;
    }

    private static int endOfIpv6(String value) {
        int end = 1;
        while (end < value.length() && isOfIpv6(value.charAt(end))) end++;
        boolean fits = end - 1 >= SHORTEST_IPV6 && end - 1 <= LONGEST_IPV6 && value.startsWith("]", end);
        return fits ? end + 1 : 0;
    }

    private static boolean isPort(String value, int colon) {
        int digits = value.length() - colon - 1;
        if (value.charAt(colon) != ':' || digits < 1 || digits > LONGEST_PORT) return false;
        for (int at = colon + 1; at < value.length(); at++) if (!isDigit(value.charAt(at))) return false;
        return true;
    }

    private static boolean isOfName(char each) {
        return isDigit(each) || each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each == '.' || each == '-';
    }

    private static boolean isOfIpv6(char each) {
        return isDigit(each) || each >= 'a' && each <= 'f' || each >= 'A' && each <= 'F' || each == ':' || each == '.';
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
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
