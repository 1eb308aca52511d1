package org.enishi.federation.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.id.ServerName;
import org.enishi.journal.JournalTail;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.frozen.FrozenRooms;
import org.enishi.remote.edu.FleetingEdus;
import org.enishi.store.outbox.EduRow;
import org.enishi.store.outbox.EduStore;

/** Chooses the EDUs of a transaction: those with rows first. What the destination may not get is dropped. */
@ApplicationScoped
class Edus {
    private static final int MAX_EDUS = 100;

    @Inject
    EduStore store;

    @Inject
    FleetingEdus fleeting;

    @Inject
    FederationPolicy policy;

    @Inject
    FrozenRooms frozen;

    @Inject
    Ledger ledger;

    @Inject
    JournalTail tail;

    private EduQueue queue;

    /** Destinations that could not read something: they get their EDUs one by one, and none beside events. */
    private final Set<ServerName> careful = ConcurrentHashMap.newKeySet();

    @PostConstruct
    void open() {
        queue = new EduQueue(store, tail::foreign);
    }

    /** @param events whether the transaction has some */
    List<EduRow> next(ServerName server, boolean events) {
        boolean oneByOne = careful.contains(server);
        if (oneByOne && events) return List.of();
        int most = oneByOne ? 1 : MAX_EDUS;
        List<EduRow> chosen = new ArrayList<>(allowed(server, most));
        fleeting.of(server, most - chosen.size()).stream().filter(this::mayGo).forEach(chosen::add);
        if (chosen.isEmpty()) careful.remove(server);
        return chosen;
    }

    /** There may be rows for them. */
    void mayWait(Collection<ServerName> servers) {
        queue.mayWait(servers);
    }

    void delivered(ServerName server, List<EduRow> rows) {
        ledger.removeEdus(rows.stream().map(EduRow::nid).filter(nid -> nid > 0).toList());
        fleeting.delivered(server, rows);
    }

    /** @return whether it was so already: the one EDU is to blame */
    boolean narrow(ServerName server) {
        return !careful.add(server);
    }

    private List<EduRow> allowed(ServerName server, int most) {
        List<EduRow> first = queue.first(server, most);
        List<EduRow> refused = first.stream().filter(row -> !mayGo(row)).toList();
        if (refused.isEmpty()) return first;
        ledger.removeEdus(refused.stream().map(EduRow::nid).toList());
        return allowed(server, most);
    }

    private boolean mayGo(EduRow row) {
        if (frozen.isAny() && concernsFrozenRoom(Json.readStored(row.edu()))) return false;
        // What has no row is of the moment: who is typing, who is online.
        Action action = row.nid() > 0 ? Action.EPHEMERAL : Action.PRESENCE;
        return policy.decide(Direction.OUTBOUND, row.server(), row.host(), action)
                .allowed();
    }

    /** Who types names the room; receipts are listed by it. */
    private boolean concernsFrozenRoom(JsonObject edu) {
        if (!(edu.get("content") instanceof JsonObject content)) return false;
        boolean typing = content.get("room_id") instanceof JsonString room && frozen.isFrozen(room.getString());
        return typing || content.keySet().stream().anyMatch(frozen::isFrozen);
    }
}
