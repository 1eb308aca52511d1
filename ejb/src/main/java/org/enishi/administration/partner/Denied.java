package org.enishi.administration.partner;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.policy.DeniedServer;
import org.enishi.store.policy.DomainPattern;

/** A domain, or all subdomains of one, with which nothing is exchanged; and who said so. */
public record Denied(DomainPattern domain, String reason, UserId addedBy, Instant addedAt) {
    static Denied of(DeniedServer server) {
        var added = server.added();
        return new Denied(server.pattern(), added.reason(), added.by(), added.at());
    }

    public JsonObject json() {
        return Json.object()
                .add("server_name", domain.value())
                .add("reason", reason)
                .add("added_by", addedBy.value())
                .add("added_at", addedAt.toEpochMilli())
                .build();
    }
}
