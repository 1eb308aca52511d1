package org.enishi.fuzz;

import static org.enishi.fuzz.ForeignBytes.require;

import jakarta.json.JsonObject;
import org.enishi.error.MatrixException;
import org.enishi.filter.EventFilter;
import org.enishi.filter.Filter;
import org.enishi.filter.FilterReader;
import org.enishi.id.RoomId;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;

/** Filters as clients upload them, and used. */
final class FilterBytes implements ForeignBytes {
    private static final RoomId ROOM = new RoomId("!room:one.example");

    @Override
    public void take(byte[] bytes) {
        try {
            JsonObject json = Json.read(bytes);
            Filter filter = FilterReader.filter(json);
            use(filter.presence());
            use(filter.accountData());
            use(filter.room().timeline());
            filter.room().takes(ROOM);
            filter.fields().ifPresent(fields -> fields.of(json));
            require(FilterReader.filter(json).equals(filter), "equal texts are equal filters");
        } catch (InvalidJson | MatrixException no) {
            require(no.getMessage() != null, "a refusal says why");
        }
    }

    private static void use(EventFilter filter) {
        require(filter.limit(10, 100) > 0, "a limit is above 0");
        require(filter.limit(10, 100) <= 100, "a limit is limited");
        filter.takes("m.room.message.of.some.length.that.ends.otherwise", "@a:one.example");
        filter.takes(ROOM);
    }
}
