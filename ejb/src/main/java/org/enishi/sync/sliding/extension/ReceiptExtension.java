package org.enishi.sync.sliding.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.json.Json;

/** {@code receipts} (MSC3960). Where sync has one event for each thread, here a room has one for all. */
@ApplicationScoped
public class ReceiptExtension implements Extension {
    @Inject
    RoomMurmurs murmurs;

    @Override
    public String name() {
        return "receipts";
    }

    @Override
    public Optional<Told> tell(ExtensionRequest request) {
        return murmurs.tell(request, "m.receipt", ReceiptExtension::one);
    }

    private static byte[] one(List<byte[]> events) {
        if (events.size() == 1) return events.get(0);
        Map<String, Map<String, Map<String, JsonValue>>> byEvent = new LinkedHashMap<>();
        for (byte[] event : events)
            Json.readStored(event)
                    .getJsonObject("content")
                    .forEach((id, types) -> add(byEvent, id, types.asJsonObject()));
        var content = Json.object();
        byEvent.forEach((id, types) -> {
            var told = Json.object();
            types.forEach((type, users) -> {
                var list = Json.object();
                users.forEach(list::add);
                told.add(type, list);
            });
            content.add(id, told);
        });
        return Json.bytes(
                Json.object().add("type", "m.receipt").add("content", content).build());
    }

    private static void add(Map<String, Map<String, Map<String, JsonValue>>> byEvent, String id, JsonObject types) {
        var known = byEvent.computeIfAbsent(id, none -> new LinkedHashMap<>());
        types.forEach((type, users) ->
                known.computeIfAbsent(type, none -> new LinkedHashMap<>()).putAll(users.asJsonObject()));
    }
}
