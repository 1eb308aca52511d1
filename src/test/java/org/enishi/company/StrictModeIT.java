package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.fixture.peer.StrangePeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In mode {@code strict} there is no traffic of any kind with unlisted servers, in neither direction. */
class StrictModeIT {
    private static EnishiServer alpha;
    private static EnishiServer beta;
    private static Company strict;
    private static Company other;

    @BeforeAll
    static void start() {
        var pair = Servers.startPair(
                new EnishiServer(Map.of("enishi.federation.mode", "strict")), new EnishiServer(Map.of()));
        alpha = pair.alpha();
        beta = pair.beta();
        strict = Company.at(alpha);
        other = Company.at(beta);
        other.lists(strict, true);
    }

    @AfterAll
    static void end() {
        alpha.close();
        beta.close();
    }

    @Test
    void nothing_goes_to_or_comes_from_an_unlisted_server_and_all_does_once_it_is_listed() {
        strict.lists(other, false);
        var theirs = other.makes("public_chat", "public");
        var ours = strict.makes("public_chat", "public");

        assertThat(refusal(strict.joins(theirs))).as("a look-up of ours").contains("exchanges nothing with");
        assertThat(refusal(other.joins(ours)))
                .as("a request of theirs")
                .contains(alpha.name(), "exchanges nothing with");
        assertThat(refusal(other.invites(strict, theirs)))
                .as("an invitation of theirs")
                .contains(alpha.name());
        assertThat(refusal(strict.invites(other, ours)))
                .as("an invitation of ours")
                .contains("exchanges nothing with");
        assertThat(notary()).as("keys through us").isEmpty();
        assertThat(alpha.output()).as("no key was asked for").doesNotContain("No keys of " + beta.name());

        strict.lists(other, true);
        assertThat(notary()).isNotEmpty();
        strict.joins(theirs).ok();
        other.joins(ours).ok();
        strict.says(theirs, "at last").ok();
        other.comesToRead(theirs, "at last");
    }

    @Test
    void who_pretends_to_be_somebody_does_not_learn_who_is_listed() {
        strict.lists(other, true);
        Reply listed = pretending(beta.name());
        Reply unlisted = pretending("unlisted.example");
        assertThat(listed.status()).as(listed.toString()).isEqualTo(401);
        assertThat(unlisted.status()).isEqualTo(401);
        assertThat(unlisted.text().replace("unlisted.example", beta.name())).isEqualTo(listed.text());
    }

    private static Reply pretending(String origin) {
        String header = "X-Matrix origin=\"%s\",destination=\"%s\",key=\"ed25519:1\",sig=\"%s\""
                .formatted(origin, alpha.name(), "A".repeat(86));
        return StrangePeer.send(alpha, "GET", "/_matrix/federation/v1/publicRooms", "", header);
    }

    private static String refusal(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        return reply.json().getString("error");
    }

    private static List<JsonValue> notary() {
        return alpha.talk().get("/_matrix/key/v2/query/" + beta.name()).ok().getJsonArray("server_keys");
    }
}
