package org.enishi.web.client.encryption;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.json.Json;
import org.enishi.store.backup.SavedKey;
import org.enishi.web.wire.record.RecordReader;

/** Keys for a backup in the three forms in which clients send them. */
final class SavedKeys {
    private static final int LONGEST_ID = 255;

    private SavedKeys() {}

    /** One of them. */
    record Key(long firstMessageIndex, long forwardedCount, Boolean isVerified, JsonObject sessionData) {}

    static List<SavedKey> ofRooms(JsonObject body) {
        List<SavedKey> found = new ArrayList<>();
        ByUser.object(body, "rooms")
                .forEach((room, keys) -> found.addAll(ofRoom(new RoomId(room), ByUser.object(keys))));
        return found;
    }

    static List<SavedKey> ofRoom(RoomId room, JsonObject body) {
        List<SavedKey> found = new ArrayList<>();
        ByUser.object(body, "sessions").forEach((session, key) -> found.add(one(room, session, ByUser.object(key))));
        return found;
    }

    static SavedKey one(RoomId room, String session, JsonObject body) {
        if (session.isEmpty() || session.length() > LONGEST_ID || session.indexOf('\0') >= 0)
            throw MatrixException.invalidParam("a session ID has 1 to 255 characters, and no NUL");
        Key key = RecordReader.read(body, Key.class);
        var rank = new SavedKey.Rank(key.isVerified, key.firstMessageIndex, key.forwardedCount);
        return new SavedKey(room.value(), session, rank, Json.bytes(key.sessionData));
    }
}
