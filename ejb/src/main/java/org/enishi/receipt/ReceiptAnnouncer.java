package org.enishi.receipt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashSet;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Json;
import org.enishi.remote.edu.Edu;
import org.enishi.remote.edu.EduOutbox;
import org.enishi.store.receipt.StoredReceipt;
import org.enishi.store.room.MemberStore;

/**
 * Tells other servers in a room how far our users have read in public. Called within drafts.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#receipts">Matrix v1.19, server-server API, "Receipts"</a>
 */
@Dependent
public class ReceiptAnnouncer {
    @Inject
    EduOutbox outbox;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    Configuration configuration;

    void announce(StoredReceipt receipt) {
        Set<ServerName> others =
                new HashSet<>(members.joinedServers(receipt.key().room()));
        others.remove(configuration.serverName());
        if (others.isEmpty()) return;
        RoomHead room = rooms.find(receipt.key().room()).orElseThrow();
        StoredReceipt.Key key = receipt.key();
        String place =
                String.join(" ", "m.receipt", room.id().value(), key.user().value(), key.thread());
        outbox.replace(
                place, new Edu("m.receipt", room.host(), content(room, receipt).build()), others);
    }

    private static JsonObjectBuilder content(RoomHead room, StoredReceipt receipt) {
        JsonObjectBuilder data = Json.object().add("ts", receipt.ts());
        if (!receipt.key().thread().isEmpty())
            data.add("thread_id", receipt.key().thread());
        JsonObjectBuilder said = Json.object()
                .add("event_ids", Json.array().add(receipt.event().value()))
                .add("data", data);
        JsonObjectBuilder users = Json.object().add(receipt.key().user().value(), said);
        return Json.object().add(room.id().value(), Json.object().add("m.read", users));
    }
}
