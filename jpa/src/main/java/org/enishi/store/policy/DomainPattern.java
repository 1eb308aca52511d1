package org.enishi.store.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.ServerName;

/**
 * One entry's domain: a server name, or {@code *.} and a DNS name for all its subdomains at any depth, but not for that
 * name itself. A port belongs to the name: {@code partner.example} does not cover {@code partner.example:8448}, and
 * {@code *.partner.example} covers no name with a port. Always in lower case.
 *
 * <p>Stricter than server names in identifiers are, for these are typed by people: DNS labels must be well formed, the
 * port in its range, and a wildcard stands above at least two labels ({@code *.com} is nobody's partner).
 */
public record DomainPattern(String value) implements Comparable<DomainPattern> {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String PORT = "(?::[1-9][0-9]{0,4})?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*" + PORT);
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\[[0-9a-f:.]{2,45}\\]|[0-9]{1,3}(?:\\.[0-9]{1,3}){3})" + PORT);
    private static final Pattern WILDCARD =
            Pattern.compile("\\*\\.(?:" + LABEL + "\\.)+(?=[a-z0-9-]*[a-z])" + LABEL + PORT);
    private static final int MOST_CHARACTERS = 255;
    private static final int LAST_PORT = 65535;

    public DomainPattern {
        value = value.toLowerCase(Locale.ROOT);
        if (!isWellFormed(value)) throw new InvalidIdentifier("domain", value);
    }

    public static boolean isWellFormed(String value) {
        if (value.length() > MOST_CHARACTERS) return false;
        String folded = value.toLowerCase(Locale.ROOT);
        boolean shaped = NAME.matcher(folded).matches()
                || ADDRESS.matcher(folded).matches()
                || WILDCARD.matcher(folded).matches();
        return shaped && hasUsablePort(folded);
    }

    private static boolean hasUsablePort(String folded) {
        int colon = folded.lastIndexOf(':');
        if (colon < 0 || folded.endsWith("]")) return true;
        return Integer.parseInt(folded.substring(colon + 1)) <= LAST_PORT;
    }

    public boolean isWildcard() {
        return value.startsWith("*.");
    }

    public boolean covers(ServerName server) {
        String name = server.folded().value();
        return isWildcard()
                ? name.length() > value.length() - 1 && name.endsWith(value.substring(1))
                : name.equals(value);
    }

    /** What would have to be listed to cover this one beside itself, the narrowest first. */
    List<String> wildcardsAbove() {
        String name = isWildcard() ? value.substring(2) : value;
        List<String> wider = new ArrayList<>();
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            wider.add("*" + name.substring(dot));
        }
        return wider;
    }

    @Override
    public int compareTo(DomainPattern other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
