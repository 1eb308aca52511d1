package org.enishi.faults;

import static org.enishi.fixture.Person.segment;

import java.util.List;
import java.util.Map;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.enishi.fixture.Wire;
import org.enishi.fixture.Wire.Weather;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.jspecify.annotations.Nullable;

/** Two servers that reach each other through wires only, and peers of a few lines beside them. Started once. */
final class Partners {
    private static final Map<String, String> OPEN = Map.of("enishi.federation.mode", "open");
    private static @Nullable Partners shared;

    final Wire toAlpha = new Wire();
    final Wire toBeta = new Wire();
    final EnishiServer alpha = new EnishiServer(OPEN, toAlpha);
    final EnishiServer beta = new EnishiServer(OPEN, toBeta);
    final StrangePeer third = new StrangePeer();
    final StrangePeer early = new StrangePeer();
    final StrangePeer late = new StrangePeer();

    private Partners() {
        Servers.startAll(List.of(alpha, beta), third.certificate(), early.certificate(), late.certificate());
    }

    /** In fair weather. */
    static synchronized Partners get() {
        Partners partners = shared;
        if (partners == null) {
            partners = new Partners();
            shared = partners;
        }
        partners.clear();
        partners.third.behaves();
        return partners;
    }

    void clear() {
        toAlpha.set(Weather.CLEAR);
        toBeta.set(Weather.CLEAR);
    }

    /** A room of Alice and Carol of alpha, with Bob of beta and a user of the third. Bob may set its state. */
    Meeting meeting() {
        Person alice = alpha.person("alice");
        Person carol = alpha.person("carol");
        Person bob = beta.person("bob");
        var room = ChatRoom.madeBy(
                alice,
                "{\"preset\":\"public_chat\",\"room_version\":\"11\",\"power_level_content_override\":{\"users\":{\"%s\":100,\"%s\":50}}}"
                        .formatted(alice.userId(), bob.userId()));
        room.join(carol).ok();
        bob.talk()
                .post("/_matrix/client/v3/join/" + segment(room.id()) + "?via=" + alpha.name(), "{}")
                .ok();
        return new Meeting(this, room, alice, carol, bob, PeerRoom.join(third, alpha, room.id()));
    }
}
