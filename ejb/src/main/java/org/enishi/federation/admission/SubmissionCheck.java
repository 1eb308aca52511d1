package org.enishi.federation.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.id.UserId;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.InvalidJson;
import org.enishi.remote.EventRefused;
import org.enishi.remote.EventVerifier;
import org.enishi.remote.OwnKeys;
import org.enishi.signing.EventSigner;

/** Checks member events that another server submits, before anything is signed or written. */
@ApplicationScoped
class SubmissionCheck {
    static final String VOUCHED_BY = "join_authorised_via_users_server";

    @Inject
    EventVerifier verifier;

    @Inject
    Configuration configuration;

    @Inject
    OwnKeys keys;

    /**
     * Reads an event as it came and checks that it is what it should be; signatures are not looked at.
     *
     * @throws MatrixException {@code M_INVALID_PARAM}
     */
    Event read(JsonObject pdu, RoomVersion version, Submission expected) {
        Event event = parse(pdu, version);
        require(event.is(EventType.MEMBER), "The event is not a membership");
        require(
                event.membership().filter(expected.membership()::equals).isPresent(),
                "The membership of the event is not " + expected.membership().value());
        require(event.sender().server().equals(expected.origin()), "The sender is no user of " + expected.origin());
        require(event.room().equals(expected.room()), "The event is of another room");
        require(event.id().equals(expected.event()), "The event has another ID");
        return event;
    }

    /** For joins, leaves and knocks. @throws MatrixException {@code M_INVALID_PARAM} */
    Event readOwn(JsonObject pdu, RoomVersion version, Submission expected) {
        Event event = read(pdu, version, expected);
        boolean own =
                event.stateKeyText().filter(event.sender().value()::equals).isPresent();
        require(own, "The state key is not the sender");
        return event;
    }

    /** @throws MatrixException {@code M_INVALID_PARAM} */
    Event verified(Event event) {
        try {
            return verifier.verify(event.json(), event.version());
        } catch (EventRefused refused) {
            throw MatrixException.invalidParam("The event is not well signed: " + refused.getMessage());
        }
    }

    /** Verified, and with our signature if one of our users vouches for the join. */
    Event vouchedFor(Event join) {
        return isVouchedForHere(join) ? verified(cosigned(join)) : verified(join);
    }

    boolean isVouchedForHere(Event join) {
        if (!join.version().allowsRestrictedJoins()) return false;
        return join.contentString(VOUCHED_BY)
                .filter(UserId::isWellFormed)
                .map(user -> new UserId(user).server())
                .filter(configuration.serverName()::equals)
                .isPresent();
    }

    Event cosigned(Event event) {
        return EventSigner.cosign(event, configuration.serverName(), keys.current());
    }

    private static Event parse(JsonObject pdu, RoomVersion version) {
        try {
            return EventReader.read(pdu, version);
        } catch (InvalidEvent | InvalidJson wrong) {
            throw MatrixException.invalidParam(
                    "The event is not of the form of its room version: " + wrong.getMessage());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw MatrixException.invalidParam(otherwise);
    }

    static Optional<UserId> user(Optional<String> text) {
        return text.filter(UserId::isWellFormed).map(UserId::new);
    }
}
