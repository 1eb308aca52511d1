package org.enishi.presence;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.enishi.json.Json;

/**
 * How somebody is there.
 *
 * @param active whether it is current activity, so that the time of the last one need not be told again and again
 * @param lastActive milliseconds since 1970; 0 if never
 * @param message what the user says about it
 */
public record Presence(PresenceState state, boolean active, long lastActive, Optional<String> message) {
    public static final Presence NONE = new Presence(PresenceState.OFFLINE, false, 0, Optional.empty());

    /** Whether nobody need be told of the difference. */
    boolean looksLike(Presence other) {
        return state == other.state && active == other.active && message.equals(other.message);
    }

    Presence saying(Optional<String> words) {
        return new Presence(state, active, lastActive, words);
    }

    /** The more active of two, with the words of this one. */
    Presence or(Presence other) {
        PresenceState most = state.compareTo(other.state) < 0 ? state : other.state;
        boolean isActive = most == PresenceState.ONLINE && (active || other.active);
        return new Presence(most, isActive, Math.max(lastActive, other.lastActive), message);
    }

    /** The content of {@code m.presence}. @param now milliseconds since 1970 */
    public JsonObject content(long now) {
        JsonObjectBuilder content = Json.object().add("presence", state.text());
        if (lastActive > 0) content.add("last_active_ago", Math.max(0, now - lastActive));
        if (state == PresenceState.ONLINE) content.add("currently_active", active);
        message.ifPresent(text -> content.add("status_msg", text));
        return content.build();
    }
}
