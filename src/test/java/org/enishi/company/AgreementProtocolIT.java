package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.JsonSigner;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.VerifyKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/agreement-protocol.md, as a server of another make sees it. */
class AgreementProtocolIT {
    private static final String PATH = "/_matrix/federation/unstable/org.enishi/agreement";
    private static final String REACH = "/_matrix/federation/unstable/org.enishi/reach";
    private static final String FEDERATION = "/_enishi/admin/v1/federation/";
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private static StrangePeer peer;
    private static StrangePeer partner;
    private static EnishiServer usual;
    private static EnishiServer strict;
    private static Person admin;

    @BeforeAll
    static void start() {
        peer = new StrangePeer();
        partner = new StrangePeer();
        var pair = Servers.startPair(
                new EnishiServer(Map.of()),
                new EnishiServer(Map.of("enishi.federation.mode", "strict")),
                peer.certificate(),
                partner.certificate());
        usual = pair.alpha();
        strict = pair.beta();
        admin = usual.administrator("keeper");
        admin.talk()
                .put(FEDERATION + "allowed/" + partner.name(), "{\"reason\":\"private\",\"contact\":\"private\"}")
                .ok();
    }

    @AfterAll
    static void end() {
        usual.close();
        strict.close();
    }

    private static long now() {
        return Clock.systemUTC().millis();
    }

    private static JsonObject statement(long version, boolean agreed) {
        return Json.object()
                .add("from", peer.name().value())
                .add("to", usual.name())
                .add("version", version)
                .add("valid_until", now() + WEEK)
                .add("agreed", agreed)
                .build();
    }

    private static Reply tells(JsonObject statement) {
        return peer.ask(
                usual, "PUT", PATH, JsonSigner.sign(statement, peer.name().value(), peer.key()));
    }

    private static JsonObject standing() {
        return admin.talk()
                .get(FEDERATION + "partners/" + partner.name() + "/standing")
                .ok();
    }

    private static List<String> offers() {
        return admin.talk().get(FEDERATION + "offers").ok().getJsonArray("offers").stream()
                .map(offer -> offer.asJsonObject().getString("server_name"))
                .toList();
    }

    @Test
    void a_stranger_learns_that_there_is_no_agreement_with_it_and_nothing_else() {
        JsonObject told = peer.ask(usual, "GET", PATH, null).ok();
        assertThat(told.keySet())
                .containsExactlyInAnyOrder("from", "to", "version", "valid_until", "agreed", "signatures");
        assertThat(told.getBoolean("agreed")).isFalse();
        assertThat(peer.ask(usual, "POST", REACH, Json.object().build()).status())
                .isEqualTo(403);
    }

    @Test
    void a_partner_is_told_what_it_may_signed_and_neither_reason_nor_contact() {
        JsonObject told = partner.ask(usual, "GET", PATH, null).ok();
        assertThat(told.getBoolean("agreed")).isTrue();
        assertThat(told.getJsonObject("allows").getBoolean("enter")).isTrue();
        assertThat(told.toString()).doesNotContain("private");
        assertThat(told.getJsonNumber("valid_until").longValue()).isBetween(now(), now() + WEEK);
        assertThat(SignatureVerifier.verify(told, usual.name(), AgreementProtocolIT::published))
                .isTrue();
    }

    private static Optional<VerifyKey> published(String id) {
        JsonObject keys = usual.talk().get("/_matrix/key/v2/server").ok().getJsonObject("verify_keys");
        byte[] key =
                UnpaddedBase64.decode(keys.getJsonObject(id).getString("key")).orElseThrow();
        return Optional.of(new VerifyKey(id, key));
    }

    @Test
    void in_mode_strict_a_stranger_is_told_nothing() {
        Reply refused = peer.ask(strict, "GET", PATH, null);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().keySet()).containsExactlyInAnyOrder("errcode", "error");
    }

    @Test
    void an_offer_is_kept_until_it_is_withdrawn_and_an_older_one_changes_nothing() {
        long version = now();
        JsonObject answer = tells(statement(version, true)).ok();
        assertThat(answer.getJsonNumber("holds").longValue()).isEqualTo(version);
        assertThat(offers()).contains(peer.name().value());
        assertThat(tells(statement(version - 1, false)).ok().containsKey("holds"))
                .as("an older statement")
                .isTrue();
        assertThat(offers()).contains(peer.name().value());
        assertThat(tells(statement(version + 1, false)).ok().containsKey("holds"))
                .isFalse();
        assertThat(offers()).doesNotContain(peer.name().value());
    }

    @Test
    void what_is_no_statement_for_now_and_us_by_them_is_refused() {
        JsonObject right = statement(now(), true);
        assertRefused(400, tells(Json.object(right).add("to", "other.example").build()));
        assertRefused(400, tells(Json.object(right).add("from", "other.example").build()));
        assertRefused(
                400, tells(Json.object(right).add("valid_until", now() - 1).build()));
        assertRefused(
                400,
                tells(Json.object(right).add("valid_until", now() + 2 * WEEK).build()));
        assertRefused(400, tells(Json.object(right).add("version", -1).build()));
        assertRefused(400, tells(Json.object(right).add("agreed", "yes").build()));
        assertRefused(
                413, tells(Json.object(right).add("padding", "x".repeat(8_000)).build()));
        assertRefused(403, peer.ask(usual, "PUT", PATH, right));
        JsonObject signed = JsonSigner.sign(right, peer.name().value(), peer.key());
        assertRefused(
                403,
                peer.ask(
                        usual,
                        "PUT",
                        PATH,
                        Json.object(signed).add("agreed", false).build()));
        assertThat(offers()).doesNotContain(peer.name().value());
    }

    private static void assertRefused(int status, Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    }

    @Test
    void a_server_that_does_not_know_the_question_is_unknown_and_the_plain_list_counts() {
        Awaitility.await("asked")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(standing().getString("they_say")).isEqualTo("SILENT"));
        assertThat(standing().getString("state")).isEqualTo("UNKNOWN");
    }
}
