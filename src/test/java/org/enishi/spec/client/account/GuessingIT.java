package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.account.Bodies.CLIENT;
import static org.enishi.spec.client.account.Bodies.object;
import static org.enishi.spec.client.account.Bodies.with;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.enishi.console.Browser;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#rate-limiting">Matrix v1.19, "Rate limiting"</a> */
@DisplayName("Guessing names and passwords")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuessingIT {
    private static final EnishiServer SERVER = new EnishiServer(Map.of(
            "enishi.registration.open", "true",
            "enishi.limits.enabled", "true",
            "enishi.limits.registration", "6/1h",
            "enishi.limits.login", "3/1h"));

    private static Person keeper;

    @BeforeAll
    static void start() {
        keeper = SERVER.start().administrator("keeper");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    @Order(1)
    void whether_names_are_taken_is_answered_so_often_only_whatever_session_is_named() {
        Reply first = register("anna", JsonObject.EMPTY_JSON_OBJECT);
        JsonObject open = object("session", first.json().getString("session"));
        assertThat(statuses("name", open)).startsWith(401, 401, 401, 429);
        JsonObject unknown = object("session", "of nobody");
        assertThat(statuses("other", unknown)).startsWith(403).endsWith(429);
    }

    @Test
    @Order(2)
    void the_console_counts_with_the_clients() {
        for (int i = 0; i < 3; i++) assertThat(login(keeper.userId()).status()).isEqualTo(403);
        try (var browser = Browser.at(SERVER.http(), "en")) {
            browser.open("login").logIn(keeper.userId().toUpperCase(Locale.ROOT), keeper.password());
            browser.says("too many attempts");
        }
    }

    @Test
    @Order(3)
    void one_address_tries_so_many_accounts_only() {
        List<Integer> statuses = IntStream.range(0, 31)
                .mapToObj(i -> login("somebody" + i).status())
                .toList();
        assertThat(statuses).startsWith(403, 403, 403, 403).endsWith(429);
    }

    private static List<Integer> statuses(String name, JsonObject auth) {
        return IntStream.range(0, 10)
                .mapToObj(i -> register(name + i, auth).status())
                .toList();
    }

    private static Reply register(String name, JsonObject auth) {
        return SERVER.talk().post(CLIENT + "/register", with(object("username", name), auth));
    }

    private static Reply login(String name) {
        return SERVER.talk().post(CLIENT + "/login", Bodies.login(name, "wrong").build());
    }
}
