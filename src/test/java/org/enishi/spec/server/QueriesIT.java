package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood;
import org.enishi.json.Json;
import org.enishi.spec.client.encryption.CrossSigner;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#querying-for-information">Matrix v1.19, server-server
 *     API, "Querying for information"</a>
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#end-to-end-encryption">Matrix v1.19, server-server API,
 *     "End-to-End Encryption"</a>
 */
@DisplayName("What other servers ask about our users")
class QueriesIT extends FederationIT {
    private static final String V1 = "/_matrix/federation/v1/";
    private static final String CURVE = "signed_curve25519";

    @Nested
    class A_profile {
        private final Person alice = Neighbourhood.shared().server().person("alice");

        @Test
        void is_told_whole_or_by_field() {
            name();
            assertThat(profile(alice.userId(), "").ok().getString("displayname"))
                    .isEqualTo("Alice");
            assertThat(profile(alice.userId(), "&field=displayname").ok()).containsOnlyKeys("displayname");
        }

        @Test
        void that_is_not_there_is_not_found() {
            name();
            for (Reply reply : new Reply[] {
                profile("@nobody-at-all:" + town.server().name(), ""), profile(alice.userId(), "&field=m.tz")
            }) {
                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.errcode()).isEqualTo("M_NOT_FOUND");
            }
        }

        private void name() {
            String path = "/_matrix/client/v3/profile/" + Person.segment(alice.userId()) + "/displayname";
            alice.talk().put(path, "{\"displayname\":\"Alice\"}").ok();
        }

        private Reply profile(String user, String field) {
            return town.peer(0)
                    .ask(town.server(), "GET", V1 + "query/profile?user_id=" + Person.segment(user) + field, null);
        }
    }

    @Nested
    class Keys {
        private final CryptoDevice alice =
                CryptoDevice.ready(Neighbourhood.shared().server().person("alice"), 2);

        @Test
        void of_devices_are_told_and_of_cross_signing_those_that_concern_others() {
            CrossSigner keys = new CrossSigner(alice);
            keys.upload(keys.body()).ok();
            JsonObject told = ask("keys/query", "device_keys", Json.object().add(alice.user(), Json.array()));
            assertThat(told.getJsonObject("device_keys")
                            .getJsonObject(alice.user())
                            .get(alice.id()))
                    .isEqualTo(alice.deviceKeys());
            assertThat(told.getJsonObject("master_keys")).containsKey(alice.user());
            assertThat(told.getJsonObject("self_signing_keys")).containsKey(alice.user());
            assertThat(told).doesNotContainKey("user_signing_keys");
        }

        @Test
        void for_one_message_are_given_out_once() {
            String first = claimed();
            assertThat(claimed()).isNotEqualTo(first).isNotEmpty();
            assertThat(claimed()).isEmpty();
        }

        /** @return the name of the key that was given */
        private String claimed() {
            JsonObjectBuilder device = Json.object().add(alice.id(), CURVE);
            JsonObject keys = ask("keys/claim", "one_time_keys", Json.object().add(alice.user(), device))
                    .getJsonObject("one_time_keys");
            if (!keys.containsKey(alice.user())) return "";
            return keys.getJsonObject(alice.user()).getJsonObject(alice.id()).keySet().stream()
                    .findFirst()
                    .orElse("");
        }

        private JsonObject ask(String path, String key, JsonObjectBuilder wanted) {
            JsonObject body = Json.object().add(key, wanted).build();
            return town.peer(0)
                    .ask(town.server(), "POST", V1 + "user/" + path, body)
                    .ok();
        }
    }

    @Test
    void who_is_not_on_the_list_is_told_nothing_and_nobody_is_asked_where_federation_is_closed() {
        Neighbourhood company = Neighbourhood.of(Map.of("enishi.federation.mode", "allowlist"));
        try (var server = company.server()) {
            Person alice = server.person("alice");
            String inbound = V1 + "query/profile?user_id=" + Person.segment(alice.userId());
            assertForbidden(company.peer(0).ask(server, "GET", inbound, null));

            server.stop();
            server.set("enishi.federation.mode", "closed").start();
            String outbound = "/_matrix/client/v3/profile/"
                    + Person.segment("@stranger:" + company.peer(0).name());
            assertForbidden(alice.talk().get(outbound));
            assertForbidden(alice.talk().get(outbound + "/displayname"));
        }
    }

    private static void assertForbidden(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
    }
}
