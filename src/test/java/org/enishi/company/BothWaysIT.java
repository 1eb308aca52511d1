package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers tell each other what they allow: each knows both sides, and hears of a change within seconds. */
class BothWaysIT {
    private static final String FEDERATION = "/_enishi/admin/v1/federation/";

    private static Company a;
    private static Company b;

    @BeforeAll
    static void start() {
        var pair = Servers.startPair(new EnishiServer(Map.of()), new EnishiServer(Map.of()));
        a = Company.at(pair.alpha());
        b = Company.at(pair.beta());
    }

    @AfterAll
    static void end() {
        a.server().close();
        b.server().close();
    }

    @Test
    void an_offer_is_shown_accepted_restricted_and_withdrawn() {
        a.lists(b, true);
        comesToStand(a, b, "OFFERED");
        comesToStand(b, a, "ONLY_THEY");
        assertThat(offers(b)).containsExactly(a.name());

        b.lists(a, true);
        comesToStand(a, b, "MUTUAL");
        comesToStand(b, a, "MUTUAL");
        assertThat(offers(b)).isEmpty();
        assertThat(standing(b, a).getJsonObject("they_allow").getBoolean("enter"))
                .isTrue();

        a.administrator()
                .talk()
                .put(
                        FEDERATION + "allowed/" + b.name(),
                        "{\"reason\":\"secret reason\",\"contact\":\"secret contact\",\"they_may_enter\":false}")
                .ok();
        Awaitility.await("the new terms")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !standing(b, a).getJsonObject("they_allow").getBoolean("enter"));

        a.lists(b, false);
        comesToStand(b, a, "OFFERED");
        comesToStand(a, b, "ONLY_THEY");

        decline(a, b);
        comesToStand(b, a, "ONLY_WE");
        assertThat(offers(a)).isEmpty();

        b.lists(a, false);
        comesToStand(b, a, "UNKNOWN");
        comesToStand(a, b, "UNKNOWN");
    }

    private static void decline(Company at, Company other) {
        at.administrator()
                .talk()
                .delete(FEDERATION + "offers/" + other.name() + "?reason=no")
                .ok();
    }

    private static void comesToStand(Company at, Company with, String state) {
        Awaitility.await(at.name() + " with " + with.name())
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(standing(at, with).getString("state")).isEqualTo(state));
    }

    private static JsonObject standing(Company at, Company with) {
        return at.administrator()
                .talk()
                .get(FEDERATION + "partners/" + with.name() + "/standing")
                .ok();
    }

    private static List<String> offers(Company at) {
        return at.administrator().talk().get(FEDERATION + "offers").ok().getJsonArray("offers").stream()
                .map(offer -> offer.asJsonObject().getString("server_name"))
                .toList();
    }
}
