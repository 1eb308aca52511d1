package org.enishi.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.EventId;
import org.enishi.journal.NewEvent;
import org.enishi.store.JournalStores;
import org.enishi.store.event.SentAnnotations;

/**
 * Nobody annotates an event twice with the same key.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#avoiding-duplicate-annotations">Matrix v1.19, "Avoiding
 *     duplicate annotations"</a>
 */
@ApplicationScoped
class Annotations {
    @Inject
    JournalStores stores;

    /** What makes two annotations the same; empty if the event is none. */
    static Optional<byte[]> digest(NewEvent event) {
        boolean annotates = event.content().get("m.relates_to") instanceof JsonObject relation
                && "m.annotation".equals(text(relation, "rel_type"))
                && !text(relation, "event_id").isEmpty()
                && !text(relation, "key").isEmpty();
        if (!annotates) return Optional.empty();
        JsonObject relation = event.content().getJsonObject("m.relates_to");
        MessageDigest sha = sha256();
        sha.update(String.join(
                        "\0",
                        text(relation, "event_id"),
                        event.sender().value(),
                        event.type().value())
                .getBytes(UTF_8));
        sha.update((byte) 0);
        return Optional.of(sha.digest(text(relation, "key").getBytes(UTF_8)));
    }

    /** @throws MatrixException {@code M_DUPLICATE_ANNOTATION} unless the first one is redacted */
    void requireFirst(byte[] digest) {
        boolean stands = sent().find(digest).filter(this::isNotRedacted).isPresent();
        if (stands)
            throw new MatrixException(
                    ErrorCode.M_DUPLICATE_ANNOTATION, "You have annotated this event with this key already");
    }

    void remember(byte[] digest, EventId made) {
        sent().put(digest, made);
    }

    /** What this batch made is not told by the store yet. */
    private boolean isNotRedacted(EventId first) {
        return stores.events()
                .find(first)
                .filter(stored -> stored.redactedBy() != null)
                .isEmpty();
    }

    private SentAnnotations sent() {
        return new SentAnnotations(stores.sql());
    }

    private static String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? text.getString() : "";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
