package org.enishi.partner;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.ServerName;
import org.enishi.json.Json;

/**
 * What one server says to another about what it allows it.
 *
 * @param version grows from one statement to the next, so that an older one cannot be taken for the newer
 * @param validUntil milliseconds; afterwards it says nothing
 * @param agreed whether there is an agreement that holds
 * @param allows on which terms; may be there only if agreed
 * @param holds the version of the other's statement that this server keeps as an offer or an acceptance; 0: none
 */
public record Statement(
        ServerName from,
        ServerName to,
        long version,
        long validUntil,
        boolean agreed,
        Optional<Allowed> allows,
        long holds) {
    /** The last integer that canonical JSON has. */
    private static final long LARGEST = (1L << 53) - 1;

    /** @throws MatrixException {@code M_INVALID_PARAM} if it is none; signatures are looked at elsewhere */
    public static Statement read(JsonObject json) {
        JsonValue agreed = json.getOrDefault("agreed", JsonValue.NULL);
        if (agreed != JsonValue.TRUE && agreed != JsonValue.FALSE)
            throw MatrixException.invalidParam("agreed is neither true nor false");
        return new Statement(
                server(json, "from"),
                server(json, "to"),
                number(json, "version"),
                number(json, "valid_until"),
                agreed == JsonValue.TRUE,
                agreed == JsonValue.TRUE ? allowed(json) : Optional.empty(),
                json.containsKey("holds") ? number(json, "holds") : 0);
    }

    JsonObject json() {
        var json = Json.object()
                .add("from", from.value())
                .add("to", to.value())
                .add("version", version)
                .add("valid_until", validUntil)
                .add("agreed", agreed);
        allows.ifPresent(terms -> json.add("allows", terms.json()));
        if (holds > 0) json.add("holds", holds);
        return json.build();
    }

    private static Optional<Allowed> allowed(JsonObject json) {
        if (!json.containsKey("allows")) return Optional.empty();
        if (json.get("allows") instanceof JsonObject terms) return Optional.of(Allowed.read(terms));
        throw MatrixException.invalidParam("allows is no object");
    }

    private static ServerName server(JsonObject json, String member) {
        try {
            if (json.get(member) instanceof JsonString text) return new ServerName(text.getString());
        } catch (InvalidIdentifier wrong) {
            throw MatrixException.invalidParam(member + " is no server name");
        }
        throw MatrixException.invalidParam(member + " is no server name");
    }

    private static long number(JsonObject json, String member) {
        if (json.get(member) instanceof JsonNumber number && number.isIntegral()) {
            long value = number.longValue();
            if (value > 0 && value <= LARGEST) return value;
        }
        throw MatrixException.invalidParam(member + " is no positive integer");
    }
}
