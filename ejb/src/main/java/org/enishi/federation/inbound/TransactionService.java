package org.enishi.federation.inbound;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.federation.edu.EduIntake;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.id.TransactionId;
import org.enishi.json.Json;

/**
 * Takes transactions of other servers. A repeated one does nothing again: events are known by their IDs, and of a transaction
 * with EDUs the answer is kept.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#put_matrixfederationv1sendtxnid">Matrix v1.19, "PUT
 *     /_matrix/federation/v1/send/{txnId}"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TransactionService {
    private static final int MAX_PDUS = 50;
    private static final int MAX_EDUS = 100;

    @Inject
    Lanes lanes;

    @Inject
    TransactionMemory memory;

    @Inject
    PduSorter sorter;

    @Inject
    RoomIntake intake;

    @Inject
    EduIntake eduIntake;

    /**
     * @return the answer as JSON: {@code pdus} with a result for each that could be named
     * @throws MatrixException 400 if the transaction itself is not well formed; 429 if the peer sends too many at a time
     */
    public byte[] receive(ServerName origin, TransactionId transaction, JsonObject body) {
        List<JsonObject> pdus = pdus(body);
        List<JsonObject> edus = edus(body);
        requireOwn(origin, body);
        return lanes.inOrder(
                origin.folded(),
                () -> edus.isEmpty() ? answer(take(origin, pdus)) : takenOnce(origin, transaction, pdus, edus));
    }

    private byte[] takenOnce(
            ServerName origin, TransactionId transaction, List<JsonObject> pdus, List<JsonObject> edus) {
        return memory.answer(origin, transaction).orElseGet(() -> {
            byte[] answer = answer(take(origin, pdus));
            eduIntake.take(origin, edus);
            memory.keep(origin, transaction, answer);
            return answer;
        });
    }

    private Map<EventId, Optional<String>> take(ServerName origin, List<JsonObject> pdus) {
        PduSorter.Sorted sorted = sorter.sort(origin, pdus);
        sorted.arrivals().forEach(arrival -> {
            intake.take(arrival);
            sorted.results().putAll(arrival.results());
        });
        return sorted.results();
    }

    private static List<JsonObject> pdus(JsonObject body) {
        if (!(body.get("pdus") instanceof JsonArray array)) throw MatrixException.badJson("pdus must be an array");
        if (array.size() > MAX_PDUS) throw MatrixException.badJson("A transaction has at most 50 PDUs");
        return objects(array);
    }

    private static List<JsonObject> edus(JsonObject body) {
        if (!(body.get("edus") instanceof JsonArray array)) return List.of();
        if (array.size() > MAX_EDUS) throw MatrixException.badJson("A transaction has at most 100 EDUs");
        return objects(array);
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    private static void requireOwn(ServerName origin, JsonObject body) {
        boolean foreign = body.get("origin") instanceof JsonString named
                && !named.getString().equalsIgnoreCase(origin.value());
        if (foreign) throw MatrixException.forbidden("The transaction names another origin than its signature");
    }

    private static byte[] answer(Map<EventId, Optional<String>> results) {
        JsonObjectBuilder pdus = Json.object();
        results.forEach((id, error) -> {
            JsonObjectBuilder result = Json.object();
            error.ifPresent(sentence -> result.add("error", sentence));
            pdus.add(id.value(), result);
        });
        return Json.bytes(Json.object().add("pdus", pdus).build());
    }
}
