package org.enishi.presence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.PresenceMode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;
import org.enishi.store.room.MemberStore;

/**
 * Our users say how they are there, and ask how others are.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#presence">Matrix v1.19, "Presence"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PresenceService {
    private static final int LONGEST_MESSAGE = 1_000;

    @Inject
    PresenceBoard board;

    @Inject
    PresenceMemory memory;

    @Inject
    MemberStore members;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    public record Wish(String presence, Optional<String> statusMsg) {}

    /**
     * Taken and not told to anybody where presence is off.
     *
     * @throws MatrixException {@code M_FORBIDDEN} for another user; {@code M_INVALID_PARAM}; {@code M_LIMIT_EXCEEDED}
     */
    @Limited("presence")
    public void set(Caller caller, UserId user, Wish wish) {
        caller.accountOf(user);
        boolean tooLong =
                wish.statusMsg().filter(text -> text.length() > LONGEST_MESSAGE).isPresent();
        if (tooLong) throw MatrixException.invalidParam("status_msg is longer than " + LONGEST_MESSAGE);
        board.chooses(
                caller, PresenceState.of(wish.presence()), wish.statusMsg().filter(text -> !text.isEmpty()));
    }

    /**
     * Of our users something can always be told: they are offline unless a device says otherwise.
     *
     * @throws MatrixException {@code M_FORBIDDEN} unless they share a room; {@code M_NOT_FOUND} for a user of another
     *     server that has told nothing
     */
    public JsonObject get(Caller caller, UserId user) {
        boolean may = caller.user().equals(user) || members.shareRoom(caller.user(), user);
        if (!may) throw MatrixException.forbidden("You are not allowed to see their presence");
        boolean ours = user.server().equals(configuration.serverName());
        long now = clock.millis();
        if (configuration.presence() == PresenceMode.OFF) return Presence.NONE.content(now);
        return board.find(user, now)
                .or(() -> memory.find(user))
                .or(() -> ours ? Optional.of(Presence.NONE) : Optional.empty())
                .orElseThrow(() -> MatrixException.notFound("Nothing is known of this user's presence"))
                .content(now);
    }
}
