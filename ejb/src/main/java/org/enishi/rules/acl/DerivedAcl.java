package org.enishi.rules.acl;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;

/**
 * The mark on an {@code m.room.server_acl} that a server has made by its agreements: the digest of all that stands beside it,
 * so that whatever somebody changes by hand bears it no longer.
 */
public final class DerivedAcl {
    private static final String MARK = "org.enishi.agreements";

    private DerivedAcl() {}

    public static JsonObject marked(JsonObject content) {
        return Json.object(content).add(MARK, digest(content)).build();
    }

    public static boolean isMarked(JsonObject content) {
        return content.get(MARK) instanceof JsonString mark
                && mark.getString()
                        .equals(digest(Json.object(content).remove(MARK).build()));
    }

    /** Of a marked one. */
    public static String digestIn(JsonObject marked) {
        return marked.getString(MARK);
    }

    private static String digest(JsonObject content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(CanonicalJson.writtenBytes(content));
            return UnpaddedBase64.encodeUrlSafe(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
