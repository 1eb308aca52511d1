package org.enishi.store.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enishi.id.ServerName;

/** Remembers the keys of other servers, and what they published last. Server names count in lower case. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class RemoteKeyStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public List<PublicKey> keys(ServerName server) {
        return rows(server).stream().map(RemoteKey::key).toList();
    }

    public Optional<RemoteKeyDocument> document(ServerName server) {
        return Optional.ofNullable(
                entities.find(RemoteKeyDocument.class, server.folded().value()));
    }

    /**
     * Remembers what a server published. Keys that it no longer lists stay as they were.
     *
     * @param document JSON
     */
    public void publish(ServerName server, List<PublicKey> keys, byte[] document, long now) {
        Map<String, RemoteKey> known =
                rows(server).stream().collect(Collectors.toMap(RemoteKey::keyId, Function.identity()));
        for (PublicKey key : keys) {
            RemoteKey row = known.computeIfAbsent(key.id(), id -> persisted(new RemoteKey(server, id)));
            row.publish(key);
        }
        long validUntil = keys.stream()
                .filter(key -> !key.retired())
                .mapToLong(PublicKey::validUntil)
                .min()
                .orElse(now);
        RemoteKeyDocument published = document(server).orElseGet(() -> persisted(new RemoteKeyDocument(server)));
        published.publish(document, validUntil, now);
    }

    private List<RemoteKey> rows(ServerName server) {
        return entities.createQuery("select k from RemoteKey k where k.server = :server", RemoteKey.class)
                .setParameter("server", server.folded().value())
                .getResultList();
    }

    private <T> T persisted(T row) {
        entities.persist(row);
        return row;
    }
}
