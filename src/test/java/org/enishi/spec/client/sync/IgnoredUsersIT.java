package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.CLIENT;
import static org.enishi.spec.client.sync.Device.at;
import static org.enishi.spec.client.sync.Device.ids;
import static org.enishi.spec.client.sync.Device.joined;
import static org.enishi.spec.client.sync.Device.room;
import static org.enishi.spec.client.sync.Device.types;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#ignoring-users">Matrix v1.19, "Ignoring Users"</a> */
@DisplayName("Ignoring users")
class IgnoredUsersIT {
    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final Device carol = new Device(server.person("carol"));
    private final String room = alice.createPublicRoom();

    @BeforeEach
    void meet() {
        bob.join(room);
        carol.join(room);
        alice.sync();
        bob.sync();
        carol.sync();
    }

    @Test
    void their_events_are_left_out_but_not_their_changes_of_the_room() {
        ignore(bob, alice);
        bob.sync();
        alice.say(room, "unheard");
        String heard = carol.say(room, "heard");
        alice.state(room, "m.room.topic", "topic", "known to all");
        JsonObject entry = joined(bob.sync(), room);
        assertThat(types(entry, "timeline")).containsExactly("m.room.message", "m.room.topic");
        assertThat(ids(entry, "timeline")).startsWith(heard);
        assertThat(ids(joined(carol.sync(), room), "timeline")).hasSize(3);
        assertThat(bob.person().talk().get(messages()).text())
                .doesNotContain("unheard")
                .contains("heard");
    }

    @Test
    void their_events_are_not_unread() {
        ignore(bob, alice);
        bob.sync();
        alice.say(room, "unheard");
        carol.say(room, "heard");
        assertThat(at(joined(bob.sync(), room), "unread_notifications").getInt("notification_count"))
                .isEqualTo(1);
    }

    @Test
    void it_begins_and_ends_at_once_and_leaves_the_past_alone() {
        ignore(bob, alice);
        alice.say(room, "unheard");
        assertThat(ids(joined(bob.sync(), room), "timeline")).isEmpty();
        ignore(bob);
        String said = alice.say(room, "heard again");
        assertThat(ids(joined(bob.sync(), room), "timeline")).containsExactly(said);
    }

    @Test
    void their_invitations_are_hidden() {
        ignore(bob, alice);
        bob.sync();
        String other = alice.createRoom(Json.createObjectBuilder());
        alice.invite(other, bob);
        assertThat(room(bob.sync(), "invite", other)).isEmpty();
        String from = carol.createRoom(Json.createObjectBuilder());
        carol.invite(from, bob);
        assertThat(room(bob.sync(), "invite", from)).isNotEmpty();
        assertThat(room(new Device(bob.person().onAnotherDevice()).sync(), "invite", other))
                .isEmpty();
    }

    private String messages() {
        return CLIENT + "/rooms/" + Person.segment(room) + "/messages?dir=b&limit=20";
    }

    private static void ignore(Device who, Device... others) {
        JsonObjectBuilder users = Json.createObjectBuilder();
        for (Device other : others) users.add(other.user(), Json.createObjectBuilder());
        String path = "/user/" + Person.segment(who.user()) + "/account_data/m.ignored_user_list";
        who.put(path, Json.createObjectBuilder().add("ignored_users", users).build());
    }
}
