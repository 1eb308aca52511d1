package org.enishi.sync.ephemeral;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enishi.json.Json;
import org.enishi.store.receipt.StoredReceipt;

/**
 * Renders receipts: one {@code m.receipt} for each room and thread, since the same user may have read the same event in
 * one and without.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mreceipt">Matrix v1.19, "m.receipt"</a>
 */
final class ReceiptEvents {
    private ReceiptEvents() {}

    static Map<Long, List<byte[]>> byRoom(Collection<StoredReceipt> receipts) {
        Map<Long, Map<String, List<StoredReceipt>>> sorted = new LinkedHashMap<>();
        for (StoredReceipt receipt : receipts)
            sorted.computeIfAbsent(receipt.key().room(), room -> new LinkedHashMap<>())
                    .computeIfAbsent(receipt.key().thread(), thread -> new ArrayList<>())
                    .add(receipt);
        Map<Long, List<byte[]>> rendered = new LinkedHashMap<>();
        sorted.forEach((room, threads) -> rendered.put(
                room, threads.values().stream().map(ReceiptEvents::event).toList()));
        return rendered;
    }

    private static byte[] event(List<StoredReceipt> ofThread) {
        Map<String, Map<String, JsonObjectBuilder>> byEvent = new LinkedHashMap<>();
        for (StoredReceipt receipt : ofThread) {
            JsonObjectBuilder users = byEvent.computeIfAbsent(receipt.event().value(), event -> new LinkedHashMap<>())
                    .computeIfAbsent(receipt.key().type().value(), type -> Json.object());
            users.add(receipt.key().user().value(), said(receipt));
        }
        JsonObjectBuilder content = Json.object();
        byEvent.forEach((event, types) -> {
            JsonObjectBuilder told = Json.object();
            types.forEach(told::add);
            content.add(event, told);
        });
        return Json.bytes(
                Json.object().add("type", "m.receipt").add("content", content).build());
    }

    private static JsonObject said(StoredReceipt receipt) {
        JsonObjectBuilder said = Json.object().add("ts", receipt.ts());
        if (!receipt.key().thread().isEmpty())
            said.add("thread_id", receipt.key().thread());
        return said.build();
    }
}
