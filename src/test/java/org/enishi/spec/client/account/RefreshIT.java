package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.account.Bodies.CLIENT;

import jakarta.json.JsonObject;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#refreshing-access-tokens">Matrix v1.19, "Refreshing
 *     access tokens"</a>
 */
@DisplayName("Refreshing access tokens")
class RefreshIT {
    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");

    @Test
    void only_who_asks_for_it_gets_a_refresh_token() {
        JsonObject without = server.talk()
                .post(CLIENT + "/login", Bodies.login(alice).build())
                .ok();
        assertThat(without).doesNotContainKeys("refresh_token", "expires_in_ms");
        assertThat(login()).containsKeys("refresh_token", "expires_in_ms");
    }

    @Test
    void the_old_refresh_token_remains_valid_until_the_new_one_is_used() {
        String old = login().getString("refresh_token");
        refresh(old).ok();
        JsonObject again = refresh(old).ok();

        refresh(again.getString("refresh_token")).ok();

        assertUnknown(refresh(old));
    }

    @Test
    void the_use_of_the_new_access_token_ends_the_old_refresh_token() {
        JsonObject login = login();
        JsonObject refreshed = refresh(login.getString("refresh_token")).ok();

        assertThat(whoami(refreshed).ok().getString("device_id")).isEqualTo(login.getString("device_id"));

        assertUnknown(refresh(login.getString("refresh_token")));
    }

    @Test
    void a_pair_that_never_arrived_is_void_when_the_old_token_is_shown_again() {
        String old = login().getString("refresh_token");
        JsonObject lost = refresh(old).ok();
        refresh(old).ok();
        assertUnknown(refresh(lost.getString("refresh_token")));
        assertUnknown(whoami(lost));
    }

    @Test
    void a_logout_ends_the_refresh_token() {
        JsonObject login = login();
        new HttpTalk(server.http(), login.getString("access_token"))
                .post(CLIENT + "/logout", "")
                .ok();
        assertUnknown(refresh(login.getString("refresh_token")));
    }

    private JsonObject login() {
        return server.talk()
                .post(
                        CLIENT + "/login",
                        Bodies.login(alice).add("refresh_token", true).build())
                .ok();
    }

    private Reply refresh(String token) {
        return server.talk().post(CLIENT + "/refresh", Bodies.object("refresh_token", token));
    }

    private Reply whoami(JsonObject tokens) {
        return new HttpTalk(server.http(), tokens.getString("access_token")).get(CLIENT + "/account/whoami");
    }

    private static void assertUnknown(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.errcode()).isEqualTo("M_UNKNOWN_TOKEN");
    }
}
