package org.enishi.directory;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.store.directory.DirectoryQuery;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks the published directory, as in the body of {@code POST publicRooms}.
 *
 * @param since of a page's {@code next_batch} or {@code prev_batch}
 */
public record RoomsRequest(Optional<Integer> limit, Optional<String> since, Optional<Filter> filter) {
    private static final int USUAL_LIMIT = 100;
    private static final int GREATEST_LIMIT = 500;
    private static final int MOST_TYPES = 50;

    /** @param roomTypes {@code null} in the list stands for rooms without a type */
    public record Filter(Optional<String> genericSearchTerm, Optional<JsonArray> roomTypes) {}

    /** How many rooms are answered. */
    int rooms() {
        return limit.filter(wanted -> wanted > 0)
                .map(wanted -> Math.min(wanted, GREATEST_LIMIT))
                .orElse(USUAL_LIMIT);
    }

    /** With one row more than are told, by which the end is known. @throws MatrixException {@code M_INVALID_PARAM} */
    DirectoryQuery query(boolean federatedOnly) {
        return new DirectoryQuery(
                filter.flatMap(Filter::genericSearchTerm)
                        .filter(term -> !term.isBlank())
                        .map(RoomsRequest::requireNoNul),
                filter.flatMap(Filter::roomTypes).map(RoomsRequest::types),
                federatedOnly,
                since.map(RoomsRequest::place),
                rooms() + 1);
    }

    /** For another server. */
    JsonObject json() {
        JsonObjectBuilder json = Json.object();
        limit.ifPresent(wanted -> json.add("limit", wanted));
        since.ifPresent(token -> json.add("since", token));
        filter.ifPresent(wanted -> {
            JsonObjectBuilder inner = Json.object();
            wanted.genericSearchTerm.ifPresent(term -> inner.add("generic_search_term", term));
            wanted.roomTypes.ifPresent(types -> inner.add("room_types", types));
            json.add("filter", inner);
        });
        return json.build();
    }

    /** The place beside a row: {@code n}ext or {@code p}revious. */
    static String token(boolean backwards, long joined, long nid) {
        return (backwards ? "p" : "n") + joined + "_" + nid;
    }

    private static DirectoryQuery.From place(String token) {
        int bar = token.indexOf('_');
        boolean known = bar > 1 && (token.charAt(0) == 'n' || token.charAt(0) == 'p');
        try {
            if (known) {
                long joined = Long.parseLong(token.substring(1, bar));
                return new DirectoryQuery.From(
                        joined, Long.parseLong(token.substring(bar + 1)), token.charAt(0) == 'p');
            }
        } catch (NumberFormatException malformed) {
            throw MatrixException.invalidParam("this server gave no such token");
        }
        throw MatrixException.invalidParam("this server gave no such token");
    }

    private static String requireNoNul(String text) {
        if (text.indexOf('\0') >= 0) throw MatrixException.invalidParam("A filter holds no NUL");
        return text;
    }

    private static List<@Nullable String> types(JsonArray wanted) {
        List<@Nullable String> types = new ArrayList<>();
        for (JsonValue type : wanted.subList(0, Math.min(MOST_TYPES, wanted.size()))) {
            if (type instanceof JsonString text) types.add(requireNoNul(text.getString()));
            else if (type.getValueType() == JsonValue.ValueType.NULL) types.add(null);
            else throw MatrixException.badJson("room_types holds strings and null");
        }
        return types;
    }
}
