package org.enishi.policy;

import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.signing.VerifyKey;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decided.
 *
 * @param domain the other side: the author's server for an event, the one that asks or is asked for a request
 * @param host the server at which the room was made ({@code RoomHead.host()}); absent where no room is concerned, or where
 *     it is not known yet because our user is about to enter it
 */
public record Matter(
        Direction direction, ServerName domain, @Nullable ServerName host, Action action, Facts facts) {
    /**
     * What else is known.
     *
     * @param bytes of a file; 0 where it is not about one or its size is not known
     * @param key with which something was signed
     */
    public record Facts(
            @Nullable RoomId room, long bytes, @Nullable VerifyKey key) {
        static final Facts NONE = new Facts(null, 0, null);
    }

    public Matter(Direction direction, ServerName domain, @Nullable ServerName host, Action action) {
        this(direction, domain, host, action, Facts.NONE);
    }

    public Matter in(@Nullable RoomId room) {
        return new Matter(direction, domain, host, action, new Facts(room, facts.bytes, facts.key));
    }

    public Matter ofBytes(long bytes) {
        return new Matter(direction, domain, host, action, new Facts(facts.room, bytes, facts.key));
    }

    public Matter signedBy(VerifyKey key) {
        return new Matter(direction, domain, host, action, new Facts(facts.room, facts.bytes, key));
    }

    boolean isAtHost(ServerName server) {
        return host != null && host.value().equalsIgnoreCase(server.value());
    }

    boolean isInbound() {
        return direction == Direction.INBOUND;
    }
}
