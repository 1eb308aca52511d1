package org.enishi.administration.partner;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.enishi.error.MatrixException;
import org.enishi.json.UnpaddedBase64;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;

/** Whether terms make sense for a domain. */
final class TermsCheck {
    private static final int MOST_ROOMS = 20;
    private static final int MOST_KEYS = 10;
    private static final int MOST_CHARACTERS = 255;
    private static final int BYTES_OF_A_KEY = 32;
    private static final Pattern KEY_ID = Pattern.compile("ed25519:[A-Za-z0-9_]{1,64}");

    private TermsCheck() {}

    /** @throws MatrixException {@code M_INVALID_PARAM} with {@code field} */
    static void require(DomainPattern domain, Terms terms) {
        require(
                terms.ourRooms().map(rooms -> rooms.size() <= MOST_ROOMS).orElse(true),
                "our_rooms",
                "has more than 20");
        keys(domain, terms);
        String contact = terms.duty().contact();
        boolean fits = contact.length() <= MOST_CHARACTERS && contact.chars().noneMatch(c -> c < ' ');
        require(fits, "contact", "has more than 255 characters, or some that are not printed");
        OptionalLong from = terms.duty().validFrom();
        OptionalLong until = terms.duty().validUntil();
        boolean inOrder = from.isEmpty() || until.isEmpty() || from.getAsLong() < until.getAsLong();
        require(inOrder, "valid_until", "is not after valid_from");
    }

    private static void keys(DomainPattern domain, Terms terms) {
        if (terms.signingKeys().isEmpty()) return;
        require(!domain.isWildcard(), "signing_keys", "are those of one server: a wildcard stands for many");
        require(terms.signingKeys().size() <= MOST_KEYS, "signing_keys", "has more than 10");
        terms.signingKeys().forEach((id, key) -> {
            require(KEY_ID.matcher(id).matches(), "signing_keys", "has an ID that is not like ed25519:name");
            boolean exact = UnpaddedBase64.decode(key)
                    .filter(bytes -> bytes.length == BYTES_OF_A_KEY)
                    .map(UnpaddedBase64::encode)
                    .filter(key::equals)
                    .isPresent();
            require(exact, "signing_keys", "has a key that is not 32 bytes in unpadded Base64");
        });
    }

    private static void require(boolean holds, String field, String otherwise) {
        if (!holds) throw TermsJson.wrong(field, otherwise);
    }
}
