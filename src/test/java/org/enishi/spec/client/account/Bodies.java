package org.enishi.spec.client.account;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.enishi.fixture.Person;

/** Bodies that several tests send. */
final class Bodies {
    static final String CLIENT = "/_matrix/client/v3";

    private Bodies() {}

    static JsonObjectBuilder login(String user, String password) {
        return Json.createObjectBuilder()
                .add("type", "m.login.password")
                .add(
                        "identifier",
                        Json.createObjectBuilder().add("type", "m.id.user").add("user", user))
                .add("password", password);
    }

    static JsonObjectBuilder login(Person person) {
        return login(person.userId(), person.password());
    }

    /** Proof by password, in the session that a first answer opened. */
    static JsonObject proof(String session, String user, String password) {
        return login(user, password).add("session", session).build();
    }

    static JsonObject object(String key, String value) {
        return Json.createObjectBuilder().add(key, value).build();
    }

    static JsonObject with(JsonObject body, JsonObject auth) {
        return Json.createObjectBuilder(body).add("auth", auth).build();
    }
}
