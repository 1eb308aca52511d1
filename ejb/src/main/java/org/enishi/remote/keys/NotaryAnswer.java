package org.enishi.remote.keys;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidJson;
import org.enishi.signing.KeyLookup;
import org.enishi.signing.SignatureVerifier;

/**
 * What a notary says about the keys of others. Of that counts what was asked for, and what the notary and the server
 * itself have signed.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#post_matrixkeyv2query">Matrix v1.19, "POST
 *     /_matrix/key/v2/query"</a>
 */
final class NotaryAnswer {
    private static final int MOST_DOCUMENTS = 200;

    private final JsonArray documents;

    /** @throws InvalidJson if there is no list of documents in it */
    NotaryAnswer(JsonObject json) {
        if (!(json.get("server_keys") instanceof JsonArray found))
            throw new InvalidJson(InvalidJson.Kind.BAD_JSON, "server_keys is no array");
        this.documents = found;
    }

    /**
     * The keys of the servers that were asked about, where it has some that hold.
     *
     * @param asked in lower case
     * @param notarysKeys as the notary itself gave them to us
     * @param now milliseconds: nobody's key is trusted for longer than 7 days from now
     */
    Map<ServerName, KeySet> keysOf(Set<ServerName> asked, ServerName notary, KeyLookup notarysKeys, long now) {
        return documents.stream()
                .limit(MOST_DOCUMENTS)
                .flatMap(document -> document instanceof JsonObject object ? Stream.of(object) : Stream.empty())
                .filter(document -> subject(document).filter(asked::contains).isPresent())
                .filter(document -> SignatureVerifier.verify(document, notary.value(), notarysKeys))
                .flatMap(document -> keys(document, now).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, NotaryAnswer::latest));
    }

    /** Of two documents of a server the later one counts; what only the other lists is kept beside it. */
    static KeySet latest(KeySet one, KeySet other) {
        return one.isLaterThan(other) ? one.completedBy(other) : other.completedBy(one);
    }

    private static Optional<Map.Entry<ServerName, KeySet>> keys(JsonObject document, long now) {
        return subject(document)
                .flatMap(server ->
                        new KeyDocument(document).keysOf(server, now).map(keys -> Map.entry(server, new KeySet(keys))));
    }

    private static Optional<ServerName> subject(JsonObject document) {
        return document.get("server_name") instanceof JsonString name && ServerName.isWellFormed(name.getString())
                ? Optional.of(new ServerName(name.getString()).folded())
                : Optional.empty();
    }
}
