package org.enishi.spec.client.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.encryption.CryptoDevice.deviceLists;

import jakarta.json.JsonObject;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cross-signing")
class CrossSigningIT {
    private final EnishiServer server = Servers.one();
    private final CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 0);
    private final CryptoDevice bob = CryptoDevice.ready(server.person("bob"), 0);
    private final CrossSigner keys = new CrossSigner(alice);

    @Test
    void the_first_keys_and_the_same_again_need_no_proof_and_others_do() {
        JsonObject first = keys.body();
        keys.upload(first).ok();
        keys.upload(first).ok();
        JsonObject other = new CrossSigner(alice).body();
        Reply asked = keys.upload(other);
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.json()).containsKeys("flows", "session");
        JsonObject auth = Json.object()
                .add("type", "m.login.password")
                .add("session", asked.json().getString("session"))
                .add("identifier", Json.object().add("type", "m.id.user").add("user", alice.user()))
                .add("password", alice.person().password())
                .build();
        keys.upload(Json.object(other).add("auth", auth).build()).ok();
        assertThat(bob.query(alice.user()).getJsonObject("master_keys").getJsonObject(alice.user()))
                .isEqualTo(other.getJsonObject("master_key"));
    }

    @Test
    void no_device_gets_the_id_of_a_cross_signing_key() {
        keys.upload(keys.body()).ok();
        JsonObject login = Json.object()
                .add("type", "m.login.password")
                .add("identifier", Json.object().add("type", "m.id.user").add("user", alice.user()))
                .add("password", alice.person().password())
                .add("device_id", keys.masterId())
                .build();
        Reply refused = server.talk().post(CryptoDevice.V3 + "login", login);
        assertThat(refused.errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    void no_cross_signing_key_gets_the_id_of_a_device() {
        JsonObject login = Json.object()
                .add("type", "m.login.password")
                .add("identifier", Json.object().add("type", "m.id.user").add("user", alice.user()))
                .add("password", alice.person().password())
                .add("device_id", keys.masterId())
                .build();
        server.talk().post(CryptoDevice.V3 + "login", login).ok();
        Reply refused = keys.upload(keys.body());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    void the_proof_may_come_without_the_keys() {
        keys.upload(keys.body()).ok();
        JsonObject other = new CrossSigner(alice).body();
        String session = keys.upload(other).json().getString("session");
        JsonObject proof = Json.object()
                .add("type", "m.login.password")
                .add("session", session)
                .add("password", alice.person().password())
                .build();
        keys.upload(Json.object().add("auth", proof).build()).ok();
        assertThat(bob.query(alice.user()).getJsonObject("master_keys").get(alice.user()))
                .isEqualTo(other.get("master_key"));
    }

    @Test
    void the_user_signing_key_is_only_for_its_user() {
        keys.upload(keys.body()).ok();
        JsonObject own = alice.query(alice.user());
        assertThat(own.getJsonObject("user_signing_keys")).containsKey(alice.user());
        JsonObject others = bob.query(alice.user());
        assertThat(others.getJsonObject("self_signing_keys")).containsKey(alice.user());
        assertThat(others).doesNotContainKey("user_signing_keys");
    }

    @Test
    void keys_must_be_signed_by_the_master_key_and_there_must_be_one() {
        JsonObject foreign = Json.object(keys.body())
                .add("self_signing_key", new CrossSigner(alice).body().getJsonObject("self_signing_key"))
                .build();
        Reply refused = keys.upload(foreign);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errcode()).isEqualTo("M_INVALID_SIGNATURE");
        JsonObject noMaster = Json.object(keys.body()).remove("master_key").build();
        Reply missing = keys.upload(noMaster);
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.errcode()).isEqualTo("M_MISSING_PARAM");
    }

    @Test
    void a_signed_device_is_seen_by_everybody_with_its_signature() {
        keys.upload(keys.body()).ok();
        JsonObject signed = keys.selfSign(alice.deviceKeys());
        assertThat(keys.sign(alice.user(), alice.id(), signed)).isEmpty();
        JsonObject seen = bob.query(alice.user())
                .getJsonObject("device_keys")
                .getJsonObject(alice.user())
                .getJsonObject(alice.id());
        assertThat(Json.object(seen).remove("unsigned").build()).isEqualTo(signed);
    }

    @Test
    void the_master_key_is_signed_by_a_device() {
        keys.upload(keys.body()).ok();
        JsonObject signed = alice.sign(keys.masterKey());
        assertThat(keys.sign(alice.user(), keys.masterId(), signed)).isEmpty();
        assertThat(bob.query(alice.user()).getJsonObject("master_keys").getJsonObject(alice.user()))
                .isEqualTo(signed);
    }

    @Test
    void a_signature_on_another_users_key_is_only_for_the_signers_devices() {
        keys.upload(keys.body()).ok();
        CrossSigner bobs = new CrossSigner(bob);
        bobs.upload(bobs.body()).ok();
        CryptoDevice laptop = new CryptoDevice(alice.person().onAnotherDevice());
        laptop.sync();
        JsonObject signed = keys.userSign(bobs.masterKey());
        assertThat(keys.sign(bob.user(), bobs.masterId(), signed)).isEmpty();
        assertThat(deviceLists(laptop.sync(), "changed")).containsExactly(bob.user());
        assertThat(alice.query(bob.user()).getJsonObject("master_keys").getJsonObject(bob.user()))
                .isEqualTo(signed);
        assertThat(bob.query(bob.user()).getJsonObject("master_keys").getJsonObject(bob.user()))
                .isEqualTo(bobs.masterKey());
    }

    @Test
    void signatures_that_do_not_hold_are_told_for_each_key() {
        keys.upload(keys.body()).ok();
        JsonObject wrong = new CrossSigner(alice).selfSign(alice.deviceKeys());
        JsonObject failures = keys.sign(alice.user(), alice.id(), wrong);
        assertThat(failures.getJsonObject(alice.user())
                        .getJsonObject(alice.id())
                        .getString("errcode"))
                .isEqualTo("M_INVALID_SIGNATURE");
        JsonObject changed = keys.selfSign(
                Json.object(alice.deviceKeys()).add("algorithms", Json.array()).build());
        assertThat(keys.sign(alice.user(), alice.id(), changed)).containsKey(alice.user());
        JsonObject unknown = keys.sign(alice.user(), "UNKNOWN", keys.selfSign(alice.deviceKeys()));
        assertThat(unknown.getJsonObject(alice.user())).containsKey("UNKNOWN");
    }
}
