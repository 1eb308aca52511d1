package org.enishi.fuzz;

import static org.enishi.fuzz.ForeignBytes.require;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.redaction.Redactor;
import org.enishi.signing.SignatureVerifier;

/** An event of each room version, and everything that is done to it before anybody believes it. */
final class EventBytes implements ForeignBytes {
    private final Authoriser authoriser = new Authoriser();

    @Override
    public void take(byte[] bytes) {
        JsonObject json;
        try {
            json = Json.read(bytes);
        } catch (InvalidJson no) {
            return;
        }
        for (RoomVersion version : RoomVersion.values()) read(json, version);
    }

    private void read(JsonObject json, RoomVersion version) {
        Event event;
        try {
            event = EventReader.read(json, version);
        } catch (InvalidEvent no) {
            return;
        }
        ask(event);
        redact(event);
        authoriser.judge(event, RoomState.EMPTY);
        authoriser.judge(event, AuthEvents.state(java.util.List.of(event), Optional.empty()));
        ContentHash.holds(event.json());
        ServerName server = event.sender().server();
        SignatureVerifier.verifyEvent(event.json(), version, server.value(), id -> Optional.empty());
    }

    /** What an accepted event is asked everywhere must have an answer. */
    private static void ask(Event event) {
        require(event.depth() >= 0, "depth counts up");
        require(event.stateKey().isPresent() == event.isState(), "state has a key");
        event.originServerTs();
        event.prevEvents();
        event.authEvents();
        event.redacts();
        event.membership();
        AuthEvents.needed(event);
        Event stored = EventReader.stored(event.id(), event.room(), event.version(), event.bytes());
        require(stored.json().equals(event.json()), "what is stored is what came");
        require(stored.sender().equals(event.sender()), "what is stored is what came");
        require(Event.integer(event.json(), "depth").orElse(-1L) == event.depth(), "depth is one number");
    }

    private static void redact(Event event) {
        Event redacted = EventReader.read(Redactor.redact(event.json(), event.version()), event.version());
        require(redacted.room().equals(event.room()), "a redacted event keeps its room");
        require(redacted.id().equals(event.id()), "a redacted event keeps its name");
        JsonObject twice = Redactor.redact(redacted.json(), event.version());
        require(twice.equals(redacted.json()), "redacted is redacted");
    }
}
