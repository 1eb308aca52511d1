package org.enishi.directory;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomAlias;
import org.enishi.json.Json;

/**
 * The content of {@code m.room.canonical_alias}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomcanonical_alias">Matrix v1.19,
 *     "m.room.canonical_alias"</a>
 */
public final class CanonicalAlias {
    private CanonicalAlias() {}

    /**
     * All aliases that a content names.
     *
     * @throws MatrixException {@code M_INVALID_PARAM} if one is not well formed; {@code M_BAD_JSON} for other types
     */
    public static Set<RoomAlias> named(JsonObject content) {
        Set<RoomAlias> named = new LinkedHashSet<>();
        JsonValue alias = content.getOrDefault("alias", JsonValue.NULL);
        boolean hasAlias = alias.getValueType() != JsonValue.ValueType.NULL && !isEmptyText(alias);
        if (hasAlias) named.add(alias(alias));
        JsonValue others = content.getOrDefault("alt_aliases", JsonValue.EMPTY_JSON_ARRAY);
        if (!(others instanceof JsonArray array)) throw MatrixException.badJson("alt_aliases must be a list");
        array.forEach(other -> named.add(alias(other)));
        return named;
    }

    /** The content without an alias; empty if it does not name it. */
    static Optional<JsonObject> without(JsonObject content, RoomAlias alias) {
        var rest = Json.object(content);
        boolean isMain = names(content.getOrDefault("alias", JsonValue.NULL), alias);
        if (isMain) rest.remove("alias");
        List<JsonValue> others = content.get("alt_aliases") instanceof JsonArray array ? array : List.of();
        List<JsonValue> kept =
                others.stream().filter(other -> !names(other, alias)).toList();
        if (kept.size() < others.size()) {
            var builder = Json.array();
            kept.forEach(builder::add);
            rest.add("alt_aliases", builder);
        }
        return isMain || kept.size() < others.size() ? Optional.of(rest.build()) : Optional.empty();
    }

    private static boolean names(JsonValue value, RoomAlias alias) {
        return value instanceof JsonString text && text.getString().equals(alias.value());
    }

    private static boolean isEmptyText(JsonValue value) {
        return value instanceof JsonString text && text.getString().isEmpty();
    }

    private static RoomAlias alias(JsonValue value) {
        if (!(value instanceof JsonString text)) throw MatrixException.badJson("an alias must be a string");
        if (!RoomAlias.isWellFormed(text.getString())) throw MatrixException.invalidParam("not a room alias");
        return new RoomAlias(text.getString());
    }
}
