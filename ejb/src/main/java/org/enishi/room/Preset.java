package org.enishi.room;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.json.Json;

/**
 * Who a new room is for.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3createroom">Matrix v1.19, "POST
 *     createRoom"</a>
 */
public enum Preset {
    PRIVATE_CHAT("invite", "can_join"),
    /** All invitees have the power of the creator. */
    TRUSTED_PRIVATE_CHAT("invite", "can_join"),
    PUBLIC_CHAT("public", "forbidden");

    private final String joinRule;
    private final String guestAccess;

    Preset(String joinRule, String guestAccess) {
        this.joinRule = joinRule;
        this.guestAccess = guestAccess;
    }

    /** @throws MatrixException {@code M_INVALID_PARAM} */
    public static Preset of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> MatrixException.invalidParam("unknown preset"));
    }

    /** In the order in which they are sent. */
    List<InitialState> events() {
        return List.of(
                event(EventType.JOIN_RULES, "join_rule", joinRule),
                event(EventType.HISTORY_VISIBILITY, "history_visibility", "shared"),
                event(EventType.GUEST_ACCESS, "guest_access", guestAccess));
    }

    private static InitialState event(EventType type, String key, String value) {
        return new InitialState(
                type, Optional.empty(), Json.object().add(key, value).build());
    }
}
