package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.fixture.Person;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.VerifyKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Retrieving server keys")
class KeysIT extends FederationIT {
    private static final String QUERY = "/_matrix/key/v2/query";

    @Test
    void theServerPublishesItsKeysSignedWithThem() {
        JsonObject document = published();
        assertThat(document.getString("server_name")).isEqualTo(town.server().name());
        assertThat(document.getJsonNumber("valid_until_ts").longValue()).isPositive();
        assertThat(isSigned(document)).isTrue();
    }

    @Test
    void aNotarySignsWhatAnotherServerPublished() {
        ServerName peer = town.peer(0).name();
        JsonObject told = town.server()
                .talk()
                .get(QUERY + "/" + Person.segment(peer.value()))
                .ok()
                .getJsonArray("server_keys")
                .getJsonObject(0);
        assertThat(told.getString("server_name")).isEqualTo(peer.value());
        assertThat(isSigned(told)).isTrue();
        assertThat(SignatureVerifier.keyIds(told, peer.value())).containsExactly("ed25519:strange");
    }

    @Test
    void manyServersCanBeAskedForAtOnceAndThoseThatCannotBeReachedAreLeftOut() {
        JsonObject criteria = Json.object()
                .add(
                        "server_keys",
                        Json.object()
                                .add(town.peer(1).name().value(), Json.object())
                                .add(town.server().name(), Json.object())
                                .add("localhost:1", Json.object()))
                .build();
        assertThat(town.server().talk().post(QUERY, criteria).ok().getJsonArray("server_keys"))
                .hasSize(2);
    }

    @Test
    void theVersionIsPublic() {
        assertThat(town.server()
                        .talk()
                        .get("/_matrix/federation/v1/version")
                        .ok()
                        .getJsonObject("server")
                        .getString("name"))
                .isEqualTo("Enishi");
    }

    private JsonObject published() {
        return town.server().talk().get("/_matrix/key/v2/server").ok();
    }

    private boolean isSigned(JsonObject document) {
        JsonObject keys = published().getJsonObject("verify_keys");
        return SignatureVerifier.verify(
                document,
                town.server().name(),
                id -> Optional.ofNullable(keys.getJsonObject(id))
                        .flatMap(key -> UnpaddedBase64.decode(key.getString("key")))
                        .map(bytes -> new VerifyKey(id, bytes)));
    }
}
