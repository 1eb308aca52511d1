package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.junit.jupiter.api.Test;

/** Which rooms made here get a list of allowed servers is the company's choice: {@code enishi.federation.room-acl}. */
class RoomAclChoiceIT {
    @Test
    void with_all_each_room_has_it_from_its_creation_and_with_off_lists_are_opened_and_no_new_one_is_made() {
        try (EnishiServer server = new EnishiServer(Map.of("enishi.federation.room-acl", "all")).start()) {
            Person alice = server.person("alice");
            server.administrator("keeper")
                    .talk()
                    .put("/_enishi/admin/v1/federation/allowed/partner.example", "{\"reason\":\"agreed\"}")
                    .ok();
            ChatRoom room = ChatRoom.openedBy(alice);
            assertThat(allowed(alice, room)).as("at its creation").contains("partner.example", "localhost");
            assertThat(allowed(alice, ChatRoom.madeBy(alice, "{\"preset\":\"private_chat\"}")))
                    .contains("partner.example");

            server.stop();
            server.set("enishi.federation.room-acl", "off").start();
            Awaitility.await("opened")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(allowed(alice, room)).containsExactly("*"));
            ChatRoom later = ChatRoom.openedBy(alice);
            assertThat(acl(alice, later).errcode()).isEqualTo("M_NOT_FOUND");
        }
    }

    private static Reply acl(Person who, ChatRoom room) {
        return room.state(who, "m.room.server_acl/");
    }

    private static List<String> allowed(Person who, ChatRoom room) {
        return acl(who, room).ok().getJsonArray("allow").getValuesAs(JsonString::getString);
    }
}
