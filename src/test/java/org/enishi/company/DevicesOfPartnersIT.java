package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/server-server-api/#device-management">Matrix v1.19, server-server API, "Device Management"</a> */
@DisplayName("Devices and keys are a matter between those who are on the list")
class DevicesOfPartnersIT {
    private static final String USER = "/_matrix/federation/v1/user/";
    private static Neighbourhood town;
    private static Person administrator;

    private final StrangePeer peer = town.peer(0);
    private final CryptoDevice alice = CryptoDevice.ready(town.server().person("alice"), 1);

    @BeforeAll
    static void start() {
        town = Neighbourhood.of(Map.of());
        restart("allowlist");
        administrator = town.server().administrator("admin");
    }

    private static void restart(String mode) {
        town.server().stop();
        town.server().set("enishi.federation.mode", mode).start();
    }

    @AfterAll
    static void stop() {
        town.server().close();
    }

    @Test
    void who_is_not_listed_is_told_of_no_device_and_given_no_key() {
        questions().forEach((path, body) -> {
            Reply refused = peer.ask(town.server(), body == null ? "GET" : "POST", USER + path, body);
            assertThat(refused.status()).as(path + refused).isEqualTo(403);
            assertThat(refused.errcode()).as(path).isEqualTo("M_FORBIDDEN");
        });
        list();
        questions()
                .forEach((path, body) -> assertThat(
                                peer.ask(town.server(), body == null ? "GET" : "POST", USER + path, body)
                                        .ok()
                                        .toString())
                        .as(path)
                        .contains(alice.id()));
        unlist();
    }

    @Test
    void a_closed_server_asks_nobody() {
        restart("closed");
        AtomicInteger asked = new AtomicInteger();
        peer.on(USER, StrangePeer.says(() -> {
            asked.incrementAndGet();
            return Json.object().build();
        }));
        String stranger = "@stranger:" + peer.name();
        JsonArray none = Json.array().build();
        JsonObject wanted = Json.object()
                .add("device_keys", Json.object().add(stranger, none))
                .build();
        JsonObject answer = alice.person()
                .talk()
                .post(CryptoDevice.V3 + "keys/query", wanted)
                .ok();
        assertThat(answer.getJsonObject("failures")).containsKey(peer.name().value());
        JsonObject claim = Json.object()
                .add("one_time_keys", Json.object().add(stranger, Json.object().add("DEVICE", "signed_curve25519")))
                .build();
        assertThat(alice.person()
                        .talk()
                        .post(CryptoDevice.V3 + "keys/claim", claim)
                        .ok()
                        .getJsonObject("failures"))
                .containsKey(peer.name().value());
        assertThat(asked).hasValue(0);
        restart("allowlist");
    }

    private Map<String, JsonObject> questions() {
        JsonArray none = Json.array().build();
        Map<String, JsonObject> questions = new LinkedHashMap<>();
        questions.put("devices/" + Person.segment(alice.user()), null);
        questions.put(
                "keys/query",
                Json.object()
                        .add("device_keys", Json.object().add(alice.user(), none))
                        .build());
        questions.put(
                "keys/claim",
                Json.object()
                        .add(
                                "one_time_keys",
                                Json.object().add(alice.user(), Json.object().add(alice.id(), "signed_curve25519")))
                        .build());
        return questions;
    }

    private void list() {
        administrator
                .talk()
                .put("/_enishi/admin/v1/federation/allowed/" + peer.name(), "{\"reason\":\"partners\"}")
                .ok();
    }

    private void unlist() {
        administrator.talk().delete("/_enishi/admin/v1/federation/allowed/" + peer.name());
    }
}
