package org.enishi.rules.acl;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.ServerName;

/**
 * The room's {@code m.room.server_acl}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomserver_acl">Matrix v1.19, "m.room.server_acl"</a>
 */
public final class ServerAcl {
    private static final Pattern IP_LITERAL = Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final Optional<Event> event;

    private ServerAcl(Optional<Event> event) {
        this.event = event;
    }

    public static ServerAcl of(RoomState state) {
        return new ServerAcl(state.get(StateKey.SERVER_ACL));
    }

    /** The port does not count. */
    public boolean allows(ServerName server) {
        return event.map(acl -> allows(acl.content(), server.host().toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    /**
     * As the server {@code here} decides: a list that it has made by its own agreements does not bind it, for it asks these
     * themselves, and the list follows them a moment later.
     */
    public boolean allowsAt(ServerName here, ServerName server) {
        return allows(server)
                || event.filter(acl -> acl.sender().server().equals(here))
                        .filter(acl -> DerivedAcl.isMarked(acl.content()))
                        .isPresent();
    }

    private static boolean allows(JsonObject acl, String host) {
        boolean literalsAllowed = acl.getOrDefault("allow_ip_literals", JsonValue.TRUE) != JsonValue.FALSE;
        if (!literalsAllowed && IP_LITERAL.matcher(host).matches()) return false;
        if (matchesAny(acl, "deny", host)) return false;
        return matchesAny(acl, "allow", host);
    }

    private static boolean matchesAny(JsonObject acl, String list, String host) {
        List<JsonValue> globs = acl.get(list) instanceof JsonArray array ? array : List.of();
        return globs.stream()
                .filter(JsonString.class::isInstance)
                .map(glob -> ((JsonString) glob).getString().toLowerCase(Locale.ROOT))
                .anyMatch(glob -> matches(glob, host));
    }

    /** {@code *} is any number of characters, {@code ?} one. Linear in both: the room's admins write it, not ours. */
    private static boolean matches(String glob, String host) {
        int g = 0;
        int h = 0;
        int star = -1;
        int mark = 0;
        while (h < host.length()) {
            boolean one = g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == host.charAt(h));
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                mark = h;
            } else if (one) {
                g++;
                h++;
            } else if (star >= 0) {
                g = star + 1;
                h = ++mark;
            } else return false;
        }
        while (g < glob.length() && glob.charAt(g) == '*') g++;
        return g == glob.length();
    }
}
