package org.enishi.governance.acl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.AuditLog;
import org.enishi.compliance.Deed;
import org.enishi.configuration.Configuration;
import org.enishi.id.RoomId;
import org.enishi.json.Json;
import org.enishi.policy.acl.WantedAcl;
import org.enishi.store.governance.AclOutcome;
import org.enishi.store.governance.RoomAclStore;

/** Remembers what became of rooms' lists, and tells the audit log where there is something to tell. Called in drafts. */
@ApplicationScoped
class AclNotes {
    /** An entry has room for so many characters of a list, beside what else it says. */
    private static final int MOST_CHARACTERS = 6_000;

    private static final String ACTOR = "room-acl";

    @Inject
    RoomAclStore store;

    @Inject
    AuditLog audit;

    @Inject
    Configuration configuration;

    void write(WantedAcl wanted, Map<Long, AclOutcome> byNid, Map<RoomId, AclOutcome> outcomes, Set<RoomId> changed) {
        store.put(wanted.digest(), byNid);
        var told = Json.object();
        boolean news = add(told, "changed", changed)
                | add(told, "kept_by_room", having(outcomes, AclOutcome.KEPT))
                | add(told, "nobody_may", having(outcomes, AclOutcome.NOBODY_MAY));
        if (!news) return;
        JsonObject content = wanted.content();
        if (content.toString().length() <= MOST_CHARACTERS) told.add("acl", content);
        else told.add("acl_allows", content.getJsonArray("allow").size());
        String object = outcomes.size() == 1
                ? outcomes.keySet().iterator().next().value()
                : configuration.serverName().value();
        audit.write(new Deed(AuditAction.ROOM_ACL_FOLLOWED, ACTOR, object, "", null, told.build()));
    }

    private static Collection<RoomId> having(Map<RoomId, AclOutcome> outcomes, AclOutcome outcome) {
        return outcomes.entrySet().stream()
                .filter(each -> each.getValue() == outcome)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean add(JsonObjectBuilder told, String name, Collection<RoomId> rooms) {
        if (rooms.isEmpty()) return false;
        told.add(name, Json.array(rooms.stream().map(RoomId::value).toList()));
        return true;
    }
}
