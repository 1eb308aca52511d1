package org.enishi.console.partners;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enishi.administration.partner.Partner;
import org.enishi.id.RoomId;
import org.enishi.json.Json;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;

/** Terms as a form has them: boxes and texts by the field's name. Days are those of the reader's zone, from their start. */
final class TermsForm {
    private static final BigDecimal MOST_MEGABYTES = BigDecimal.valueOf(1_000_000_000L);
    private static final List<String> BOXES = List.of(
            "they_may_enter",
            "they_may_be_invited",
            "they_may_invite",
            "directory",
            "profiles",
            "presence",
            "suspended");

    private final ZoneId zone;

    /** A field whose text is none of what it may be. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String field;

        Unreadable(String field, @Nullable Throwable cause) {
            super(field, cause);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    TermsForm(ZoneId zone) {
        this.zone = zone;
    }

    Map<String, Object> of(Partner partner) {
        Terms terms = partner.terms();
        Map<String, Object> form = new HashMap<>();
        form.put("version", String.valueOf(partner.version()));
        form.put("they_may_enter", terms.theirUsers().enter());
        form.put("they_may_be_invited", terms.theirUsers().beInvited());
        form.put("they_may_invite", terms.theirUsers().invite());
        form.put("directory", terms.shown().directory());
        form.put("profiles", terms.shown().profiles());
        form.put("presence", terms.shown().presence());
        form.put("suspended", terms.duty().suspended());
        form.put("our_rooms_listed", terms.ourRooms().isPresent());
        form.put(
                "our_rooms",
                terms.ourRooms().stream()
                        .flatMap(rooms -> rooms.stream().map(RoomId::value).sorted())
                        .collect(Collectors.joining("\n")));
        form.put("media_max_bytes", megabytes(terms.shown().mediaLimit()));
        form.put(
                "signing_keys",
                new TreeMap<>(terms.signingKeys())
                        .entrySet().stream()
                                .map(key -> key.getKey() + " " + key.getValue())
                                .collect(Collectors.joining("\n")));
        form.put("valid_from", day(terms.duty().validFrom()));
        form.put("valid_until", day(terms.duty().validUntil()));
        form.put("review_at", day(terms.duty().reviewAt()));
        form.put("contact", terms.duty().contact());
        return form;
    }

    /** @throws Unreadable naming the field */
    JsonObject fields(Map<String, Object> form) {
        JsonObjectBuilder fields = Json.object();
        for (String box : BOXES) fields.add(box, Boolean.TRUE.equals(form.get(box)));
        var rooms = Json.array();
        text(form, "our_rooms")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(rooms::add);
        if (Boolean.TRUE.equals(form.get("our_rooms_listed"))) fields.add("our_rooms", rooms);
        else fields.addNull("our_rooms");
        fields.add("media_max_bytes", bytes(text(form, "media_max_bytes")));
        fields.add("signing_keys", keys(text(form, "signing_keys")));
        for (String day : List.of("valid_from", "valid_until", "review_at")) fields.add(day, millis(form, day));
        fields.add("contact", text(form, "contact"));
        String version = text(form, "version");
        if (!version.isEmpty()) fields.add("version", number("version", version).longValueExact());
        return fields.build();
    }

    private static JsonObject keys(String text) {
        var keys = Json.object();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty()) continue;
            String[] parts = line.split("\\s+", 2);
            if (parts.length != 2) throw new Unreadable("signing_keys", null);
            keys.add(parts[0], parts[1]);
        }
        return keys.build();
    }

    private static JsonValue bytes(String megabytes) {
        if (megabytes.isEmpty()) return JsonValue.NULL;
        BigDecimal given = number("media_max_bytes", megabytes.replace(',', '.'));
        if (given.signum() < 0 || given.compareTo(MOST_MEGABYTES) > 0) throw new Unreadable("media_max_bytes", null);
        return Json.array().add(given.movePointRight(6).longValue()).build().get(0);
    }

    private JsonValue millis(Map<String, Object> form, String field) {
        String text = text(form, field);
        if (text.isEmpty()) return JsonValue.NULL;
        try {
            long millis = LocalDate.parse(text).atStartOfDay(zone).toInstant().toEpochMilli();
            return Json.array().add(millis).build().get(0);
        } catch (DateTimeException e) {
            throw new Unreadable(field, e);
        }
    }

    private static BigDecimal number(String field, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Unreadable(field, e);
        }
    }

    private String day(OptionalLong millis) {
        if (millis.isEmpty()) return "";
        return Instant.ofEpochMilli(millis.getAsLong())
                .atZone(zone)
                .toLocalDate()
                .toString();
    }

    private static String megabytes(OptionalLong bytes) {
        if (bytes.isEmpty()) return "";
        return BigDecimal.valueOf(bytes.getAsLong(), 6).stripTrailingZeros().toPlainString();
    }

    private static String text(Map<String, Object> form, String field) {
        Object value = form.get(field);
        return value == null ? "" : value.toString().strip();
    }
}
