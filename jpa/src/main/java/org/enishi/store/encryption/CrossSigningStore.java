package org.enishi.store.encryption;

import static org.enishi.store.encryption.DeviceKeyStore.texts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Sql;

/** Keys with which users sign keys, and their signatures. Reads need no transaction. */
@ApplicationScoped
public class CrossSigningStore {
    private static final String SIGNATURES =
            "select user_id, key_id, signer, signer_key, signature from key_signature where ";

    @Inject
    JournalStores stores;

    public List<UserKey> of(Collection<UserId> users) {
        return sql().list(
                        "select user_id, usage, key_id, keys from cross_signing_key where user_id = any(?)",
                        wanted -> wanted.texts(texts(users)),
                        row -> new UserKey(
                                new UserId(row.getString(1)), row.getString(2), row.getString(3), row.getBytes(4)));
    }

    public void put(Collection<UserKey> keys) {
        sql().batch(
                        "delete from cross_signing_key where user_id = ? and usage = ?",
                        keys,
                        (gone, key) -> gone.text(key.user().value()).text(key.usage()));
        sql().batch(
                        "insert into cross_signing_key (user_id, usage, key_id, keys) values (?, ?, ?, ?)",
                        keys,
                        (to, key) -> to.text(key.user().value())
                                .text(key.usage())
                                .text(key.keyId())
                                .bytes(key.keys()));
    }

    /** Signatures stay. */
    public void removeKeys(UserId user) {
        sql().update("delete from cross_signing_key where user_id = ?", gone -> gone.text(user.value()));
    }

    /** With all signatures on them, and by them. */
    public void removeAll(UserId user) {
        for (String where :
                List.of("cross_signing_key where user_id", "key_signature where user_id", "key_signature where signer"))
            sql().update("delete from " + where + " = ?", gone -> gone.text(user.value()));
    }

    /** Signatures of users on keys of their own. */
    public List<KeySignature> onOwn(Collection<UserId> users) {
        return sql().list(
                        SIGNATURES + "user_id = any(?) and signer = user_id",
                        wanted -> wanted.texts(texts(users)),
                        CrossSigningStore::signature);
    }

    /** Signatures of users on keys of others. */
    public List<KeySignature> onOthers(Collection<UserId> signers) {
        return sql().list(
                        SIGNATURES + "signer = any(?) and signer <> user_id",
                        wanted -> wanted.texts(texts(signers)),
                        CrossSigningStore::signature);
    }

    public void sign(Collection<KeySignature> signatures) {
        sql().batch(
                        "delete from key_signature where user_id = ? and key_id = ? and signer = ? and signer_key = ?",
                        signatures,
                        (gone, each) -> gone.text(each.user().value())
                                .text(each.keyId())
                                .text(each.signer().value())
                                .text(each.signerKey()));
        sql().batch(
                        "insert into key_signature (user_id, key_id, signer, signer_key, signature) values (?, ?, ?, ?, ?)",
                        signatures,
                        (to, each) -> to.text(each.user().value())
                                .text(each.keyId())
                                .text(each.signer().value())
                                .text(each.signerKey())
                                .text(each.signature()));
    }

    /** Signatures on these keys, and those of the user's that were made with them. */
    public void unsign(UserId user, Collection<String> keyIds) {
        List<String> signers = keyIds.stream().map(id -> "ed25519:" + id).toList();
        sql().update(
                        "delete from key_signature where (user_id = ? and key_id = any(?)) or (signer = ? and signer_key = any(?))",
                        gone -> gone.text(user.value())
                                .texts(keyIds)
                                .text(user.value())
                                .texts(signers));
    }

    private static KeySignature signature(ResultSet row) throws SQLException {
        return new KeySignature(
                new UserId(row.getString(1)),
                row.getString(2),
                new UserId(row.getString(3)),
                row.getString(4),
                row.getString(5));
    }

    private Sql sql() {
        return stores.sql();
    }
}
