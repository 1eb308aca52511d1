package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.enishi.console.Browser;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.fixture.peer.HostedRoom;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A room made elsewhere with somebody in it whom our policy does not let in cannot be joined. */
class MixedRoomsIT {
    private static StrangePeer stranger;
    private static StrangePeer host;
    private static Company a;
    private static Company b;

    @BeforeAll
    static void start() {
        stranger = new StrangePeer();
        host = new StrangePeer();
        var pair = Servers.startPair(
                new EnishiServer(Map.of()),
                new EnishiServer(Map.of("enishi.federation.mode", "open")),
                stranger.certificate(),
                host.certificate());
        a = Company.at(pair.alpha());
        b = Company.at(pair.beta());
    }

    @AfterAll
    static void end() {
        a.server().close();
        b.server().close();
    }

    @Test
    void it_says_who_is_in_it_and_nobody_of_ours_stays_there() {
        a.administrator().talk().delete("/_enishi/admin/v1/federation/allowed/" + stranger.name());
        var room = b.makes("public_chat", "public");
        a.joins(room).ok();
        a.leaves(room).ok();

        PeerRoom.join(stranger, b.server(), room.id());
        Reply refused = a.joins(room);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.json().getString("error"))
                .contains(
                        "There are users of " + stranger.name() + " in this room",
                        "An administrator of " + a.name() + " can change this");
        assertThat(membersAt(b, room))
                .as("stepped back")
                .doesNotContain(a.employee().userId());

        a.administrator()
                .talk()
                .put("/_enishi/admin/v1/federation/allowed/" + stranger.name(), "{\"reason\":\"known now\"}")
                .ok();
        a.joins(room).ok();
    }

    @Test
    void it_says_so_too_where_only_the_servers_of_the_room_are_told() {
        listHostOnly();
        HostedRoom room = new HostedRoom(host).server(stranger);
        Reply refused = enter(room);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.json().getString("error"))
                .contains("There are users of " + stranger.name() + " in this room");
    }

    @Test
    void where_a_stranger_is_found_among_members_who_are_told_later_the_room_is_frozen() {
        listHostOnly();
        HostedRoom hosted = new HostedRoom(host).concealed(stranger, "spy");
        enter(hosted).ok();
        var room = new ChatRoom(hosted.id());
        room.say(a.employee(), "among friends");
        hosted.tells();
        Awaitility.await("frozen")
                .atMost(Duration.ofSeconds(60))
                .until(() -> room.send(a.employee(), "is somebody there?").status() == 403);
        assertThat(room.send(a.employee(), "nothing").json().getString("error")).contains("frozen");
        assertThat(a.administrator()
                        .talk()
                        .get("/_enishi/admin/v1/federation/frozen-rooms")
                        .ok()
                        .toString())
                .contains(hosted.id());
    }

    private static void listHostOnly() {
        var admin = a.administrator().talk();
        admin.delete("/_enishi/admin/v1/federation/allowed/" + stranger.name());
        admin.put("/_enishi/admin/v1/federation/allowed/" + host.name(), "{\"reason\":\"a partner\"}")
                .ok();
    }

    private static Reply enter(HostedRoom room) {
        String via = Person.segment(host.name().value());
        return a.employee().talk().post("/_matrix/client/v3/join/" + Person.segment(room.id()) + "?via=" + via, "{}");
    }

    @Test
    void where_a_stranger_comes_later_ours_say_nothing_until_he_is_let_in_or_the_room_released() {
        var admin = a.administrator().talk();
        String listed = "/_enishi/admin/v1/federation/allowed/" + stranger.name();
        admin.delete(listed);
        var room = b.makes("public_chat", "public");
        a.joins(room).ok();
        a.says(room, "among friends").ok();
        PeerRoom guest = PeerRoom.join(stranger, b.server(), room.id());
        freezes(room);
        Reply refused = a.says(room, "nothing");
        assertThat(refused.errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(refused.json().getString("error"))
                .contains("frozen", guest.user(), "an administrator of " + a.name() + " can release it");
        assertThat(a.reads(room).get(0)).as("a notice in the room").contains("This room is frozen", guest.user());
        assertThat(b.reads(room)).as("only here").noneMatch(text -> text.contains("This room is frozen"));
        String frozen = "/_enishi/admin/v1/federation/frozen-rooms";
        assertThat(admin.get(frozen).ok().toString()).contains(room.id(), guest.user());

        a.server().stop();
        a.server().start();
        assertThat(a.says(room, "after a restart").status()).isEqualTo(403);
        assertThat(admin.post(frozen + "/" + Person.segment(room.id()) + "/release", "{}")
                        .errcode())
                .isEqualTo("M_MISSING_PARAM");
        admin.post(frozen + "/" + Person.segment(room.id()) + "/release", "{\"reason\":\"known\"}")
                .ok();
        a.says(room, "released").ok();
        b.comesToRead(room, "released");

        var other = b.makes("public_chat", "public");
        a.joins(other).ok();
        PeerRoom.join(stranger, b.server(), other.id());
        freezes(other);
        admin.put(listed, "{\"reason\":\"a partner now\"}").ok();
        Awaitility.await("thawed")
                .atMost(Duration.ofSeconds(60))
                .until(() -> a.says(other, "hello again").status() == 200);
        a.leaves(other).ok();
    }

    @Test
    void it_thaws_when_the_room_has_removed_the_stranger() {
        a.administrator().talk().delete("/_enishi/admin/v1/federation/allowed/" + stranger.name());
        var room = b.makes("public_chat", "public");
        a.joins(room).ok();
        PeerRoom guest = PeerRoom.join(stranger, b.server(), room.id());
        freezes(room);
        whatIsNotSaidIsHeardElsewhereOnly(room);
        b.employee()
                .talk()
                .post(
                        "/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/kick",
                        "{\"user_id\":\"" + guest.user() + "\"}")
                .ok();
        Awaitility.await("thawed")
                .atMost(Duration.ofSeconds(60))
                .until(() -> a.says(room, "among friends again").status() == 200);
        b.comesToRead(room, "among friends again");
        assertThat(a.reads(room)).anyMatch(text -> text.contains("is not frozen any more"));
    }

    /** Who types here and reads is told in another room, but not in the frozen one. */
    private static void whatIsNotSaidIsHeardElsewhereOnly(Company.Room frozen) {
        var other = b.makes("public_chat", "public");
        a.joins(other).ok();
        for (Company.Room each : List.of(frozen, other)) {
            String event = b.says(each, "is somebody reading?").ok().getString("event_id");
            a.comesToRead(each, "is somebody reading?");
            a.murmursIn(each, event);
        }
        Awaitility.await("typing and receipts elsewhere")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(b.hearsIn(other))
                        .contains("m.typing", "m.receipt", a.employee().userId()));
        assertThat(b.hearsIn(frozen)).doesNotContain(a.employee().userId());
    }

    @Test
    void ours_can_leave_it_while_it_is_frozen() {
        a.administrator().talk().delete("/_enishi/admin/v1/federation/allowed/" + stranger.name());
        var room = b.makes("public_chat", "public");
        a.joins(room).ok();
        PeerRoom.join(stranger, b.server(), room.id());
        freezes(room);
        a.leaves(room).ok();
        Awaitility.await("gone there, too")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !membersAt(b, room).contains(a.employee().userId()));
    }

    @Test
    void an_administrator_releases_it_by_the_form_of_the_console() {
        a.administrator().talk().delete("/_enishi/admin/v1/federation/allowed/" + stranger.name());
        var room = b.makes("public_chat", "public");
        a.joins(room).ok();
        PeerRoom.join(stranger, b.server(), room.id());
        freezes(room);
        Person admin = a.administrator();
        try (var browser = Browser.at(a.server().http(), "en")) {
            browser.open("partner-frozen?search=" + Person.segment(room.id()))
                    .logIn(admin.userId(), admin.password())
                    .says(room.id())
                    .follow("Release")
                    .click("release:act")
                    .says("Please give a reason");
            browser.type("release:why:reason", "We know them").click("release:act");
        }
        a.says(room, "released by the form").ok();
        b.comesToRead(room, "released by the form");
    }

    @Test
    void where_a_members_agreement_ends_it_freezes_and_what_was_not_sent_yet_stays_here() {
        var admin = a.administrator().talk();
        String listed = "/_enishi/admin/v1/federation/allowed/" + stranger.name();
        admin.put(listed, "{\"reason\":\"a partner\"}").ok();
        var room = b.makes("public_chat", "public");
        PeerRoom guest = PeerRoom.join(stranger, b.server(), room.id());
        a.joins(room).ok();
        var other = b.makes("public_chat", "public");
        a.joins(other).ok();
        assertThat(membersAt(a, room)).as("members come after the join").contains(guest.user());
        b.server().stop();
        a.says(room, "not sent yet").ok();
        admin.delete(listed).ok();
        freezes(room);
        b.server().start();
        a.says(other, "the way is free").ok();
        b.comesToRead(other, "the way is free");
        assertThat(b.reads(room)).doesNotContain("not sent yet");

        admin.put(listed, "{\"reason\":\"a partner again\"}").ok();
        Awaitility.await("thawed")
                .atMost(Duration.ofSeconds(60))
                .until(() -> a.says(room, "once more").status() == 200);
        b.comesToRead(room, "once more");
        b.comesToRead(room, "not sent yet");
    }

    @Test
    void where_the_company_wants_it_strangers_are_shown() {
        a.administrator().talk().delete("/_enishi/admin/v1/federation/allowed/" + stranger.name());
        configure("show");
        try {
            var room = b.makes("public_chat", "public");
            PeerRoom guest = PeerRoom.join(stranger, b.server(), room.id());
            a.joins(room).ok();
            guest.send("shown", guest.message("from the stranger").json()).ok();
            b.says(room, "and from the host").ok();
            a.comesToRead(room, "and from the host");
            a.comesToRead(room, "from the stranger");
            a.says(room, "nothing is frozen").ok();
        } finally {
            configure("refuse");
        }
    }

    private static void configure(String mixedRooms) {
        a.server().stop();
        a.server().set("enishi.federation.mixed-rooms", mixedRooms);
        a.server().start();
    }

    private static void freezes(Company.Room room) {
        Awaitility.await("frozen")
                .atMost(Duration.ofSeconds(60))
                .until(() -> a.says(room, "hello?").status() == 403);
    }

    private static List<String> membersAt(Company company, Company.Room room) {
        JsonObject joined = company.employee()
                .talk()
                .get("/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/joined_members")
                .ok();
        JsonValue members = joined.getOrDefault("joined", JsonValue.EMPTY_JSON_OBJECT);
        return List.copyOf(members.asJsonObject().keySet());
    }
}
