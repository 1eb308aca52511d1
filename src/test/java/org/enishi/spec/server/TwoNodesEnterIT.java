package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Postgres;
import org.enishi.fixture.peer.HostedRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("PUT /_matrix/federation/v2/send_join, omit_members: as one of two nodes of a server that is let in")
class TwoNodesEnterIT {
    private static final int ROOMS = 4;

    @TempDir
    Path directory;

    @Test
    @DisplayName("Rooms that both nodes could complete are completed once, and both nodes show all members")
    void isCompletedOnce() throws IOException {
        var host = new StrangePeer();
        Path trusted = Files.writeString(directory.resolve("trusted.pem"), host.certificate());
        Map<String, String> settings = new HashMap<>(Postgres.settings());
        settings.put("enishi.federation.mode", "open");
        settings.put("enishi.federation.ca-file", trusted.toString());
        try (var one = new EnishiServer(settings);
                var two = new EnishiServer(settings).set("enishi.server-name", one.name())) {
            one.start();
            two.start();
            Person here = one.person("nora");
            Person there = here.at(two);
            List<HostedRoom> rooms =
                    Stream.generate(() -> entered(host, here)).limit(ROOMS).toList();
            rooms.forEach(HostedRoom::tells);
            for (Person each : List.of(here, there)) for (HostedRoom room : rooms) assertKnowsAll(each, room, host);
            assertThat(rooms).extracting(HostedRoom::timesTold).containsOnly(1);
            for (HostedRoom room : rooms) {
                var known = new ChatRoom(room.id());
                known.say(here, "from one node");
                known.say(there, "from the other");
                assertThat(known.texts(here)).containsExactly("from one node", "from the other");
                assertThat(known.texts(there)).containsExactly("from one node", "from the other");
            }
        }
    }

    private static HostedRoom entered(StrangePeer host, Person who) {
        HostedRoom room = new HostedRoom(host).member(host, "henry").member(host, "hanna");
        String via = segment(host.name().value());
        who.talk()
                .post("/_matrix/client/v3/join/" + segment(room.id()) + "?via=" + via, "{}")
                .ok();
        return room;
    }

    /** Waits until they are known. */
    private static void assertKnowsAll(Person who, HostedRoom room, StrangePeer host) {
        String members =
                who.talk().get(new ChatRoom(room.id()).path("members")).ok().toString();
        assertThat(members).contains("@henry:" + host.name(), "@hanna:" + host.name(), room.creator(), who.userId());
    }
}
