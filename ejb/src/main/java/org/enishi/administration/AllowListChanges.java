package org.enishi.administration;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.AuditLog;
import org.enishi.compliance.Deed;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.policy.AllowListReading;
import org.enishi.store.policy.AllowedServer;
import org.enishi.store.policy.AllowedServers;

/** Writes each change of the list to the audit log, and hands the policy the new list for the moment of the commit. */
@Dependent
class AllowListChanges {
    @Inject
    AuditLog audit;

    @Inject
    AllowedServers servers;

    @Inject
    Event<AllowListReading> counts;

    void added(AllowedServer server) {
        String actor = server.addedBy().value();
        write(new Deed(
                AuditAction.PARTNER_ADDED,
                actor,
                server.pattern().value(),
                server.reason(),
                null,
                json(server, server.reason())));
    }

    void changed(AllowedServer server, String reasonBefore, UserId actor) {
        write(new Deed(
                AuditAction.PARTNER_CHANGED,
                actor.value(),
                server.pattern().value(),
                server.reason(),
                json(server, reasonBefore),
                json(server, server.reason())));
    }

    void removed(AllowedServer server, UserId actor, Reason reason) {
        write(new Deed(
                AuditAction.PARTNER_REMOVED,
                actor.value(),
                server.pattern().value(),
                reason.text(),
                json(server, server.reason()),
                null));
    }

    private void write(Deed deed) {
        audit.write(deed);
        counts.fire(new AllowListReading(servers.version(), servers.patterns()));
    }

    private static JsonObject json(AllowedServer server, String reason) {
        return Json.object()
                .add("server_name", server.pattern().value())
                .add("reason", reason)
                .add("added_by", server.addedBy().value())
                .add("added_at", server.addedAt().toEpochMilli())
                .build();
    }
}
