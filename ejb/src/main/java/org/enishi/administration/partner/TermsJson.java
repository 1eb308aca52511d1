package org.enishi.administration.partner;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.json.Json;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;

/** Terms as the administration API, the audit log and the console's forms write them. */
public final class TermsJson {
    /** What an entry has beside its terms: may be sent back, and says nothing. */
    private static final Set<String> NO_TERMS =
            Set.of("reason", "server_name", "added_by", "added_at", "version", "in_force");

    private final JsonObject fields;
    private final Set<String> known = new HashSet<>(NO_TERMS);

    private TermsJson(JsonObject fields) {
        this.fields = fields;
    }

    /** The entry of a partner, terms and all. */
    public static JsonObject of(Partner partner) {
        var entry = Json.object()
                .add("server_name", partner.domain().value())
                .add("reason", partner.reason())
                .add("added_by", partner.addedBy().value())
                .add("added_at", partner.addedAt().toEpochMilli())
                .add("version", partner.version());
        write(partner.terms(), entry);
        return entry.build();
    }

    private static void write(Terms terms, JsonObjectBuilder entry) {
        entry.add("they_may_enter", terms.theirUsers().enter())
                .add("they_may_be_invited", terms.theirUsers().beInvited())
                .add("they_may_invite", terms.theirUsers().invite());
        if (terms.ourRooms().isEmpty()) entry.addNull("our_rooms");
        else {
            var rooms = Json.array();
            terms.ourRooms().get().stream().map(RoomId::value).sorted().forEach(rooms::add);
            entry.add("our_rooms", rooms);
        }
        entry.add("directory", terms.shown().directory())
                .add("profiles", terms.shown().profiles())
                .add("presence", terms.shown().presence());
        add(entry, "media_max_bytes", terms.shown().mediaLimit());
        var keys = Json.object();
        new TreeMap<>(terms.signingKeys()).forEach(keys::add);
        entry.add("signing_keys", keys);
        add(entry, "valid_from", terms.duty().validFrom());
        add(entry, "valid_until", terms.duty().validUntil());
        add(entry, "review_at", terms.duty().reviewAt());
        entry.add("contact", terms.duty().contact())
                .add("suspended", terms.duty().suspended());
    }

    private static void add(JsonObjectBuilder entry, String name, OptionalLong number) {
        if (number.isPresent()) entry.add(name, number.getAsLong());
        else entry.addNull(name);
    }

    /**
     * @param fields those that are absent stay as they were
     * @throws MatrixException {@code M_INVALID_PARAM} with {@code field}, also for a field that is none: who misspells a
     *     restriction must not believe that it holds
     */
    public static Terms read(JsonObject fields, Terms before) {
        return new TermsJson(fields).read(before);
    }

    private Terms read(Terms before) {
        var their = before.theirUsers();
        var shown = before.shown();
        var duty = before.duty();
        var terms = new Terms(
                new Terms.TheirUsers(
                        bool("they_may_enter", their.enter()),
                        bool("they_may_be_invited", their.beInvited()),
                        bool("they_may_invite", their.invite())),
                rooms(before.ourRooms()),
                new Terms.Shown(
                        bool("directory", shown.directory()),
                        bool("profiles", shown.profiles()),
                        bool("presence", shown.presence()),
                        number("media_max_bytes", shown.mediaLimit())),
                keys(before.signingKeys()),
                new Terms.Duty(
                        number("valid_from", duty.validFrom()),
                        number("valid_until", duty.validUntil()),
                        number("review_at", duty.reviewAt()),
                        text("contact", duty.contact()),
                        bool("suspended", duty.suspended())));
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "is no field of an agreement");
                });
        return terms;
    }

    private @Nullable JsonValue value(String name) {
        known.add(name);
        return fields.get(name);
    }

    private boolean bool(String name, boolean before) {
        JsonValue value = value(name);
        if (value == null) return before;
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) throw wrong(name, "is true or false");
        return value == JsonValue.TRUE;
    }

    private OptionalLong number(String name, OptionalLong before) {
        JsonValue value = value(name);
        if (value == null) return before;
        if (value == JsonValue.NULL) return OptionalLong.empty();
        if (value instanceof JsonNumber number && number.isIntegral() && number.longValue() >= 0)
            return OptionalLong.of(number.longValue());
        throw wrong(name, "is a whole number, not negative, or null");
    }

    private String text(String name, String before) {
        JsonValue value = value(name);
        if (value == null) return before;
        if (value instanceof JsonString text) return text.getString().strip();
        throw wrong(name, "is a string");
    }

    private Optional<Set<RoomId>> rooms(Optional<Set<RoomId>> before) {
        JsonValue value = value("our_rooms");
        if (value == null) return before;
        if (value == JsonValue.NULL) return Optional.empty();
        if (!(value instanceof JsonArray array)) throw wrong("our_rooms", "is a list of room IDs, or null for all");
        Set<RoomId> rooms = new HashSet<>();
        for (JsonValue each : array) {
            if (!(each instanceof JsonString text) || !RoomId.isWellFormed(text.getString()))
                throw wrong("our_rooms", "has something that is no room ID: " + each);
            rooms.add(new RoomId(text.getString()));
        }
        return Optional.of(rooms);
    }

    private Map<String, String> keys(Map<String, String> before) {
        JsonValue value = value("signing_keys");
        if (value == null) return before;
        if (!(value instanceof JsonObject object)) throw wrong("signing_keys", "maps key IDs to public keys");
        Map<String, String> keys = new HashMap<>();
        object.forEach((id, key) -> {
            if (!(key instanceof JsonString text)) throw wrong("signing_keys", "maps key IDs to public keys");
            keys.put(id, text.getString());
        });
        return keys;
    }

    static MatrixException wrong(String field, String sentence) {
        return new MatrixException(
                ErrorCode.M_INVALID_PARAM,
                ErrorCode.M_INVALID_PARAM.status(),
                field + " " + sentence,
                Json.object().add("field", field).build());
    }
}
