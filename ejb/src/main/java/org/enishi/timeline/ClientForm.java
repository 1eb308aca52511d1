package org.enishi.timeline;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.id.EventId;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.json.JsonSlices;

/**
 * Writes events as clients get them. Members are copied from the stored bytes; only a redaction's content is written
 * anew, because clients find {@code redacts} at both places whatever the room version.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-event-format">Matrix v1.19, "Room event format"</a>
 */
public final class ClientForm {
    private static final List<String> COPIED = List.of("content", "origin_server_ts", "sender", "state_key", "type");
    private static final List<String> COPIED_OF_REDACTION = List.of("origin_server_ts", "sender", "state_key", "type");
    private static final List<String> STRIPPED = List.of("content", "sender", "state_key", "type");

    private ClientForm() {}

    /** @param withRoom whether {@code room_id} is written: not where the room is implied, as in {@code /sync} */
    public static byte[] render(Event event, Unsigned unsigned, boolean withRoom) {
        var parts = JsonSlices.of(event.bytes());
        var out = new Writer(event.bytes().length + 256);
        out.text("{");
        Optional<EventId> target = event.is(EventType.REDACTION) ? event.redacts() : Optional.empty();
        out.members(parts, target.isPresent() ? COPIED_OF_REDACTION : COPIED);
        target.ifPresent(redacted -> redaction(event, redacted, out));
        out.text("\"event_id\":").string(event.id().value());
        if (withRoom) out.text(",\"room_id\":").string(event.room().value());
        out.text(",\"unsigned\":{\"age\":").text(Long.toString(unsigned.now() - sentAt(event, parts)));
        unsigned(unsigned, out);
        return out.text("}}").toByteArray();
    }

    /** {@code content}, {@code sender}, {@code state_key}, {@code type}. */
    public static byte[] stripped(Event event) {
        var out = new Writer(event.bytes().length);
        out.text("{");
        out.members(JsonSlices.of(event.bytes()), STRIPPED);
        return out.closeObject();
    }

    /** As {@link Event#originServerTs()}, without parsing the event where the number is plain. */
    private static long sentAt(Event event, JsonSlices parts) {
        long plain = parts.number("origin_server_ts");
        return plain >= 0 ? plain : event.originServerTs();
    }

    private static void redaction(Event event, EventId target, Writer out) {
        JsonObject content =
                Json.object(event.content()).add("redacts", target.value()).build();
        out.text("\"content\":").value(content);
        out.text(",\"redacts\":").string(target.value()).text(",");
    }

    private static void unsigned(Unsigned facts, Writer out) {
        facts.membership()
                .map(Membership::value)
                .ifPresent(value -> out.text(",\"membership\":").string(value));
        facts.replaced().ifPresent(replaced -> {
            out.text(",\"replaces_state\":").string(replaced.id().value());
            if (facts.replacedIsVisible()) out.text(",\"prev_content\":").value(replaced.content());
        });
        byte[] because = facts.redactedBecause();
        if (because != null) out.text(",\"redacted_because\":").writeBytes(because);
        facts.transaction().ifPresent(id -> out.text(",\"transaction_id\":").string(id.value()));
    }

    /** Bytes with a little grammar. */
    private static final class Writer extends ByteArrayOutputStream {
        Writer(int size) {
            super(size);
        }

        Writer text(String ascii) {
            int length = ascii.length();
            room(length);
            for (int i = 0; i < length; i++) buf[count + i] = (byte) ascii.charAt(i);
            count += length;
            return this;
        }

        /** Identifiers and words are plain, and need no escaping. */
        Writer string(String value) {
            return isPlain(value) ? text("\"").text(value).text("\"") : value(Json.text(value));
        }

        private static boolean isPlain(String value) {
            return value.chars().allMatch(each -> each >= ' ' && each < 127 && each != '"' && each != '\\');
        }

        private void room(int more) {
            if (buf.length - count < more) buf = Arrays.copyOf(buf, Math.max(2 * buf.length, count + more));
        }

        /** Copies those that are there, each followed by a comma. */
        void members(JsonSlices parts, List<String> keys) {
            for (String key : keys) {
                if (!parts.has(key)) continue;
                text("\"").text(key).text("\":");
                parts.copyValue(key, this);
                text(",");
            }
        }

        Writer value(JsonValue value) {
            writeBytes(CanonicalJson.writtenBytes(value));
            return this;
        }

        /** After members that each ended with a comma. */
        byte[] closeObject() {
            if (buf[count - 1] == ',') count--;
            return text("}").toByteArray();
        }
    }
}
