package org.enishi.handshake.given;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.MixedRooms;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.PolicyVerdict;

/** Whether there is somebody in a room whom our policy does not let in. */
@ApplicationScoped
class Strangers {
    @Inject
    Configuration configuration;

    @Inject
    FederationPolicy policy;

    /**
     * Events of strangers may be such that we cannot verify, so what is looked at is as it was given; the worst it can
     * do is to keep us out.
     *
     * @param servers in the room, as far as they were told beside its members
     * @throws MatrixException {@code M_FORBIDDEN} that says who is in the room, and by which rule that keeps ours out
     */
    void requireNone(RoomId room, Collection<JsonObject> state, Collection<ServerName> servers) {
        find(room, state, servers).ifPresent(refusal -> {
            throw MatrixException.forbidden("There are users of " + refusal.domain() + " in this room, so users of "
                    + configuration.serverName() + " cannot join it. " + refusal.sentence());
        });
    }

    /** As {@link #requireNone}: why the first of them is not let in. */
    Optional<PolicyVerdict> find(RoomId room, Collection<JsonObject> state, Collection<ServerName> servers) {
        if (configuration.mixedRooms() != MixedRooms.REFUSE) return Optional.empty();
        Optional<ServerName> host = host(state);
        return Stream.concat(domains(state), servers.stream())
                .distinct()
                .map(domain -> new Matter(Direction.INBOUND, domain, host.orElse(null), Action.EVENT))
                .map(matter -> policy.decide(matter.in(room)))
                .filter(verdict -> !verdict.allowed())
                .findFirst();
    }

    private static Stream<ServerName> domains(Collection<JsonObject> state) {
        return state.stream()
                .filter(event -> text(event, "type").equals(EventType.MEMBER.value()))
                .filter(event -> event.get("content") instanceof JsonObject content
                        && text(content, "membership").equals(Membership.JOIN.value()))
                .flatMap(event -> server(text(event, "state_key")));
    }

    private static Optional<ServerName> host(Collection<JsonObject> state) {
        return state.stream()
                .filter(event -> text(event, "type").equals(EventType.CREATE.value()))
                .flatMap(event -> server(text(event, "sender")))
                .findFirst();
    }

    private static Stream<ServerName> server(String user) {
        return UserId.isWellFormed(user) ? Stream.of(new UserId(user).server()) : Stream.empty();
    }

    private static String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? text.getString() : "";
    }
}
