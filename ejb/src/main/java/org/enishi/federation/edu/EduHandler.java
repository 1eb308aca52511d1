package org.enishi.federation.edu;

import jakarta.json.JsonObject;
import org.enishi.id.ServerName;

/** Takes one kind of EDU: a CDI bean. It is called without a transaction, one EDU of a peer after the other. */
public interface EduHandler {
    /** The {@code edu_type}. */
    String type();

    /**
     * @param content as the peer wrote it: nothing in it has been checked, and whose users it is about is to be checked
     *     against the origin
     */
    void take(ServerName origin, JsonObject content);
}
