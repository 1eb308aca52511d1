package org.enishi.remote.keys;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.id.ServerName;

/**
 * The keys that are needed to check what a server has signed.
 *
 * @param server in lower case
 * @param keyIds at most 20, of a form that a key's ID may have
 * @param signedAt milliseconds: when the last of what is to be checked was signed, by its own word
 */
public record WantedKeys(ServerName server, Set<String> keyIds, long signedAt) {
    private static final int MOST_IDS = 20;

    public WantedKeys {
        server = server.folded();
        keyIds = keyIds.stream()
                .filter(KeyDocument::isKeyId)
                .sorted()
                .limit(MOST_IDS)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Both, of one server. */
    public WantedKeys and(WantedKeys other) {
        Set<String> all = Stream.concat(keyIds.stream(), other.keyIds.stream()).collect(Collectors.toSet());
        return new WantedKeys(server, all, Math.max(signedAt, other.signedAt));
    }

    /** What of it is not among these keys; empty if all is. */
    public Optional<WantedKeys> beyond(KeySet known) {
        Set<String> missing = keyIds.stream().filter(id -> !known.lists(id)).collect(Collectors.toSet());
        return Optional.of(new WantedKeys(server, missing, signedAt)).filter(rest -> !missing.isEmpty());
    }
}
