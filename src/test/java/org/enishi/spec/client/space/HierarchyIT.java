package org.enishi.spec.client.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Space.rooms;

import jakarta.json.JsonObject;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.fixture.Space;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix v1.19, Client-Server API, "Discovering rooms within spaces". */
class HierarchyIT {
    private Person alice;
    private Person bob;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
    }

    @Test
    @DisplayName("Children with an order come first, by it, then the others by time; depth first, each room once")
    void order() {
        var last = ChatRoom.openedBy(alice);
        var first = ChatRoom.openedBy(alice);
        var below = ChatRoom.openedBy(alice);
        var inner = Space.openedBy(alice);
        var outer = Space.openedBy(alice);
        inner.with(alice, below, "").with(alice, outer.room(), "");
        outer.with(alice, inner.room(), "")
                .with(alice, last, "")
                .with(alice, first, ",\"order\":\"a\"")
                .with(alice, below, ",\"order\":\"not valid \\u00e9\"");
        JsonObject page = outer.hierarchy(bob, "").ok();
        assertThat(rooms(page))
                .containsExactly(outer.room().id(), first.id(), inner.room().id(), below.id(), last.id());
        assertThat(page).doesNotContainKey("next_batch");
        JsonObject top = page.getJsonArray("rooms").getJsonObject(0);
        assertThat(top.getString("room_type")).isEqualTo("m.space");
        assertThat(top.getString("name")).isEqualTo("Space");
        JsonObject child = top.getJsonArray("children_state").getJsonObject(0);
        assertThat(child.getString("state_key")).isEqualTo(first.id());
        assertThat(child).containsKeys("origin_server_ts", "sender", "content", "type");
    }

    @Test
    @DisplayName("Child rooms can be removed from a space by omitting the via key")
    void removedChildren() {
        var child = ChatRoom.openedBy(alice);
        var space = Space.openedBy(alice).with(alice, child, "").without(alice, child);
        assertThat(rooms(space.hierarchy(bob, "").ok()))
                .containsExactly(space.room().id());
    }

    @Test
    @DisplayName("suggested_only considers only suggested rooms; max_depth says how far to go")
    void choices() {
        var plain = ChatRoom.openedBy(alice);
        var below = ChatRoom.openedBy(alice);
        var inner = Space.openedBy(alice).with(alice, below, ",\"suggested\":true");
        var outer = Space.openedBy(alice).with(alice, plain, "").with(alice, inner.room(), ",\"suggested\":true");
        JsonObject suggested = outer.hierarchy(bob, "?suggested_only=true").ok();
        assertThat(rooms(suggested))
                .containsExactly(outer.room().id(), inner.room().id(), below.id());
        assertThat(suggested.getJsonArray("rooms").getJsonObject(0).getJsonArray("children_state"))
                .hasSize(1);
        assertThat(rooms(outer.hierarchy(bob, "?max_depth=1").ok()))
                .containsExactly(outer.room().id(), plain.id(), inner.room().id());
        assertThat(rooms(outer.hierarchy(bob, "?max_depth=0").ok()))
                .containsExactly(outer.room().id());
    }

    @Test
    @DisplayName("A token continues the walk; suggested_only and max_depth cannot be changed from the first request")
    void paging() {
        var space = Space.openedBy(alice);
        for (int i = 0; i < 4; i++) space.with(alice, ChatRoom.openedBy(alice), "");
        JsonObject first = space.hierarchy(bob, "?limit=2").ok();
        JsonObject second = space.hierarchy(bob, "?limit=2&from=" + first.getString("next_batch"))
                .ok();
        JsonObject third = space.hierarchy(bob, "?limit=2&from=" + second.getString("next_batch"))
                .ok();
        assertThat(third).doesNotContainKey("next_batch");
        var all = new java.util.ArrayList<>(rooms(first));
        all.addAll(rooms(second));
        all.addAll(rooms(third));
        assertThat(all).isEqualTo(rooms(space.hierarchy(bob, "").ok())).hasSize(5);
        Reply changed = space.hierarchy(bob, "?limit=2&max_depth=3&from=" + first.getString("next_batch"));
        assertThat(changed.errcode()).isEqualTo("M_INVALID_PARAM");
        Reply elsewhere = Space.openedBy(alice).hierarchy(bob, "?from=" + first.getString("next_batch"));
        assertThat(elsewhere.errcode()).isEqualTo("M_INVALID_PARAM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?max_depth=-1", "?from=nothing", "?limit=x"})
    void badParameters(String query) {
        Reply reply = Space.openedBy(alice).hierarchy(bob, query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errcode()).isEqualTo("M_INVALID_PARAM");
    }

    @Test
    @DisplayName("Rooms are told to members, to those who may join or knock, and where the history is world readable")
    void visibleChildren() {
        var closed = ChatRoom.madeBy(alice, "{}");
        var invited = ChatRoom.madeBy(alice, "{\"invite\":[\"" + bob.userId() + "\"]}");
        var knockable = withRule("{\"join_rule\":\"knock\"}");
        var readable = ChatRoom.madeBy(alice, """
                {"initial_state":[{"type":"m.room.history_visibility","content":{"history_visibility":"world_readable"}}]}""");
        var space = Space.openedBy(alice);
        var restricted =
                withRule("{\"join_rule\":\"restricted\",\"allow\":[{\"type\":\"m.room_membership\",\"room_id\":\""
                        + space.room().id() + "\"}]}");
        for (ChatRoom child : java.util.List.of(closed, invited, knockable, readable, restricted))
            space.with(alice, child, "");
        assertThat(rooms(space.hierarchy(bob, "").ok()))
                .contains(invited.id(), knockable.id(), readable.id())
                .doesNotContain(closed.id(), restricted.id());
        space.room().join(bob).ok();
        assertThat(rooms(space.hierarchy(bob, "").ok()))
                .contains(restricted.id())
                .doesNotContain(closed.id());
        assertThat(rooms(space.hierarchy(alice, "").ok())).contains(closed.id());
    }

    @Test
    @DisplayName("The user cannot view or peek on the room, has been banned from it, or it does not exist: 403")
    void refusals() {
        assertThat(Space.madeBy(alice, "private_chat").hierarchy(bob, "").errcode())
                .isEqualTo("M_FORBIDDEN");
        var space = Space.openedBy(alice);
        space.room().about(alice, "ban", bob).ok();
        assertThat(space.hierarchy(bob, "").errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(new Space(new ChatRoom("!nobody-knows-it"))
                        .hierarchy(bob, "")
                        .errcode())
                .isEqualTo("M_FORBIDDEN");
    }

    private ChatRoom withRule(String content) {
        return ChatRoom.madeBy(
                alice, "{\"initial_state\":[{\"type\":\"m.room.join_rules\",\"content\":" + content + "}]}");
    }
}
