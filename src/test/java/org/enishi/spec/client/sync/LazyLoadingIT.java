package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.events;
import static org.enishi.spec.client.sync.Device.joined;
import static org.enishi.spec.client.sync.Device.room;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#lazy-loading-room-members">Matrix v1.19, "Lazy-loading
 *     room members"</a> */
@DisplayName("Lazy-loading room members")
class LazyLoadingIT {
    private static final String LAZY =
            "filter={\"room\":{\"state\":{\"lazy_load_members\":true},\"timeline\":{\"limit\":1}}}";
    private static final String REDUNDANT = "filter={\"room\":{\"state\":{\"lazy_load_members\":true,"
            + "\"include_redundant_members\":true},\"timeline\":{\"limit\":1}}}";

    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final Device carol = new Device(server.person("carol"));
    private final Device dan = new Device(server.person("dan"));
    private final String room = alice.createPublicRoom();

    @Test
    void only_senders_heroes_and_oneself_come_at_first() {
        alice.state(room, "m.room.name", "name", "so there are no heroes");
        List.of(bob, carol, dan).forEach(person -> person.join(room));
        bob.say(room, "hello");
        assertThat(members(alice.sync(LAZY))).containsExactlyInAnyOrder(alice.user(), bob.user());
    }

    @Test
    void the_members_after_whom_the_room_is_called_come_along() {
        bob.join(room);
        alice.say(room, "hello");
        assertThat(members(alice.sync(LAZY))).containsExactlyInAnyOrder(alice.user(), bob.user());
    }

    @Test
    void a_sender_comes_once() {
        alice.state(room, "m.room.name", "name", "so there are no heroes");
        List.of(bob, carol).forEach(person -> person.join(room));
        alice.sync(LAZY);
        bob.say(room, "first");
        alice.sync(LAZY);
        bob.say(room, "second");
        assertThat(members(alice.sync(LAZY))).isEmpty();
    }

    @Test
    void what_an_answer_told_that_the_device_never_saw_comes_again() {
        alice.state(room, "m.room.name", "name", "so there are no heroes");
        bob.join(room);
        carol.join(room);
        alice.sync(LAZY);
        bob.say(room, "first");
        List<String> lost = members(alice.peek(LAZY));
        assertThat(members(alice.sync(LAZY))).isEqualTo(lost);
    }

    @Test
    void redundant_members_come_each_time_if_wanted() {
        alice.state(room, "m.room.name", "name", "so there are no heroes");
        bob.join(room);
        alice.sync(REDUNDANT);
        bob.say(room, "first");
        alice.sync(REDUNDANT);
        bob.say(room, "second");
        assertThat(members(alice.sync(REDUNDANT))).containsExactly(bob.user());
    }

    @Test
    void members_that_changed_in_a_gap_come_whoever_spoke() {
        alice.sync(LAZY);
        bob.join(room);
        alice.say(room, "one");
        alice.say(room, "two");
        assertThat(members(alice.sync(LAZY))).contains(bob.user());
    }

    @Test
    void a_sender_whose_membership_changed_in_the_gap_and_again_comes_once() {
        alice.sync(LAZY);
        bob.join(room);
        alice.say(room, "one");
        alice.say(room, "two");
        bob.leave(room);
        assertThat(members(alice.sync(LAZY))).containsOnlyOnce(bob.user());
    }

    @Test
    void the_senders_of_what_is_told_of_a_room_that_was_left_come_along() {
        List.of(bob, carol, dan).forEach(person -> person.join(room));
        dan.say(room, "not told any more");
        alice.say(room, "farewell");
        bob.leave(room);
        String lazy = "filter={\"room\":{\"include_leave\":true,\"state\":{\"lazy_load_members\":true},"
                + "\"timeline\":{\"limit\":2}}}";
        Device phone = new Device(bob.person().onAnotherDevice());
        assertThat(members(room(phone.peek(lazy), "leave", room), "state"))
                .containsExactlyInAnyOrder(alice.user(), bob.user());
        assertThat(members(room(phone.sync(lazy, "use_state_after=true"), "leave", room), "state_after"))
                .containsExactlyInAnyOrder(alice.user(), bob.user());
    }

    @Test
    void the_senders_who_came_within_the_timeline_are_in_the_state_after_it() {
        String all = "filter={\"room\":{\"state\":{\"lazy_load_members\":true},\"timeline\":{\"limit\":50}}}";
        alice.state(room, "m.room.name", "name", "so there are no heroes");
        bob.join(room);
        assertThat(members(joined(alice.sync(all, "use_state_after=true"), room), "state_after"))
                .containsExactlyInAnyOrder(alice.user(), bob.user());
    }

    private List<String> members(JsonObject answer) {
        return members(joined(answer, room), "state");
    }

    private static List<String> members(JsonObject entry, String part) {
        return events(entry, part).stream()
                .filter(event -> event.getString("type").equals("m.room.member"))
                .map(event -> event.getString("state_key"))
                .toList();
    }
}
