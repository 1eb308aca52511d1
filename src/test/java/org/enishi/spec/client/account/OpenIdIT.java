package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#openid">Matrix v1.19, "OpenID"</a> */
@DisplayName("OpenID tokens and mutual rooms")
class OpenIdIT {
    private static final String USERINFO = "/_matrix/federation/v1/openid/userinfo?access_token=";

    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");
    private final Person bob = server.person("bob");

    @Test
    void a_token_tells_third_parties_who_its_owner_is_and_opens_nothing() {
        JsonObject token = alice.talk().post(path(alice), "{}").ok();
        assertThat(token.getString("token_type")).isEqualTo("Bearer");
        assertThat(token.getString("matrix_server_name")).isEqualTo(server.name());
        assertThat(token.getInt("expires_in")).isPositive();
        String secret = token.getString("access_token");
        assertThat(server.talk().get(USERINFO + secret).ok().getString("sub")).isEqualTo(alice.userId());
        Reply asUser = server.talk().get("/_matrix/client/v3/account/whoami?access_token=" + secret);
        assertThat(asUser.errcode()).isEqualTo("M_UNKNOWN_TOKEN");
    }

    @Test
    void nobody_gets_one_for_another() {
        assertThat(bob.talk().post(path(alice), "{}").errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    void an_unknown_token_is_said_to_be_so() {
        for (String token : new String[] {"unknown", alice.token()}) {
            Reply reply = server.talk().get(USERINFO + token);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.errcode()).isEqualTo("M_UNKNOWN_TOKEN");
        }
    }

    @Test
    void mutual_rooms_are_those_that_both_have_joined() {
        String both = room("{\"preset\":\"public_chat\"}");
        room("{}");
        bob.talk().post("/_matrix/client/v3/join/" + Person.segment(both), "{}").ok();
        JsonObject found = alice.talk().get(mutual(bob.userId())).ok();
        assertThat(found.getJsonArray("joined")).hasSize(1);
        assertThat(found.getJsonArray("joined").getString(0)).isEqualTo(both);
        assertThat(found.getInt("count")).isEqualTo(1);
        assertThat(alice.talk().get(mutual("@nobody:example.org")).ok().getInt("count"))
                .isZero();
    }

    @Test
    void mutual_rooms_are_asked_of_somebody_else() {
        for (String path : new String[] {mutual(alice.userId()), mutual("nobody"), mutual(bob.userId()) + "&from=x"}) {
            Reply reply = alice.talk().get(path);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errcode()).isEqualTo("M_INVALID_PARAM");
        }
        assertThat(alice.talk().get("/_matrix/client/v1/mutual_rooms").errcode())
                .isEqualTo("M_MISSING_PARAM");
    }

    private String room(String wanted) {
        return alice.talk().post("/_matrix/client/v3/createRoom", wanted).ok().getString("room_id");
    }

    private static String mutual(String user) {
        return "/_matrix/client/v1/mutual_rooms?user_id=" + Person.segment(user);
    }

    private static String path(Person owner) {
        return "/_matrix/client/v3/user/" + Person.segment(owner.userId()) + "/openid/request_token";
    }
}
