package org.enishi.policy.acl;

import jakarta.json.JsonObject;
import org.enishi.rules.acl.DerivedAcl;

/**
 * What {@code m.room.server_acl} is to say.
 *
 * @param content marked as made by the agreements
 * @param restricts whether it keeps anybody out; a room without a list needs none that does not
 */
public record WantedAcl(JsonObject content, boolean restricts) {
    /** Tells one from another. */
    public String digest() {
        return DerivedAcl.digestIn(content);
    }
}
