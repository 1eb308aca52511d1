package org.enishi.remote.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.store.federation.PublicKey;
import org.enishi.store.federation.RemoteKeyDocument;
import org.enishi.store.federation.RemoteKeyStore;

/** Keeps other servers' keys, in short transactions of its own. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class RemoteKeyShelf {
    @Inject
    RemoteKeyStore store;

    public KeySet keys(ServerName server) {
        return new KeySet(store.keys(server));
    }

    /** What the server published last. */
    public Optional<JsonObject> document(ServerName server) {
        return store.document(server).map(RemoteKeyDocument::document).map(Json::readStored);
    }

    /** Until when the keys that it published last are valid; 0 if there are none. */
    public long validUntil(ServerName server) {
        return store.document(server).map(RemoteKeyDocument::validUntil).orElse(0L);
    }

    /** @return all keys of the server, with those that it no longer lists */
    public KeySet publish(ServerName server, List<PublicKey> keys, JsonObject document, long now) {
        store.publish(server, keys, Json.bytes(document), now);
        return new KeySet(store.keys(server));
    }
}
