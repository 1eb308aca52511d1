package org.enishi.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonObject;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * We never sign what another server built: of its template we take the place of the event only.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1make_joinroomiduserid">Matrix
 *     v1.19, server-server API, "make_join"</a>
 */
class TemplateTest {
    private static final Wish JOIN = new Wish(
            new UserId("@bob:two.example"), new RoomId("!room"), Membership.JOIN, json("{'displayname':'Bob'}"));

    private static JsonObject json(String text) {
        return Json.read(text.replace('\'', '"').getBytes(UTF_8));
    }

    private static JsonObject template() {
        return json(
                "{'type':'m.room.member','room_id':'!room','sender':'@bob:two.example','state_key':'@bob:two.example',"
                        + "'content':{'membership':'join','displayname':'Mallory','join_authorised_via_users_server':'@alice:one.example'},"
                        + "'depth':7,'prev_events':['$p'],'auth_events':['$a'],'origin':'one.example','redacts':'$x','origin_server_ts':1}");
    }

    @ParameterizedTest
    @CsvSource({
        "type, m.room.power_levels",
        "room_id, !other",
        "sender, @admin:two.example",
        "state_key, @admin:two.example",
        "state_key, ''"
    })
    void aTemplateForSomethingElseIsRefused(String key, String value) {
        JsonObject wrong = Json.object(template()).add(key, value).build();
        assertThatIllegalArgumentException().isThrownBy(() -> Template.of(RoomVersion.V12, wrong, JOIN));
    }

    @Test
    void aTemplateForAnotherMembershipIsRefused() {
        JsonObject ban = Json.object(template())
                .add("content", json("{'membership':'ban'}"))
                .build();
        assertThatIllegalArgumentException().isThrownBy(() -> Template.of(RoomVersion.V12, ban, JOIN));
    }

    @ParameterizedTest
    @CsvSource({"depth", "prev_events", "auth_events", "content", "type"})
    void aTemplateWithoutItsKeysIsRefused(String key) {
        JsonObject wrong = Json.object(template()).remove(key).build();
        assertThatIllegalArgumentException().isThrownBy(() -> Template.of(RoomVersion.V12, wrong, JOIN));
    }

    @Test
    void onlyThePlaceAndTheVoucherAreTakenFromIt() {
        JsonObject filled = Template.of(RoomVersion.V12, template(), JOIN).fill(JOIN, 99);
        assertThat(filled)
                .isEqualTo(json("{'type':'m.room.member','room_id':'!room','sender':'@bob:two.example',"
                        + "'state_key':'@bob:two.example','content':{'displayname':'Bob','membership':'join',"
                        + "'join_authorised_via_users_server':'@alice:one.example'},'origin_server_ts':99,'depth':7,"
                        + "'prev_events':['$p'],'auth_events':['$a']}"));
    }
}
