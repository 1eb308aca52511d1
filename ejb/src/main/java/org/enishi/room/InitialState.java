package org.enishi.room;

import jakarta.json.JsonObject;
import org.enishi.error.ErrorCode;
import org.enishi.error.Fields;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.InvalidIdentifier;

/** A state event that a new room begins with. */
record InitialState(StateKey key, JsonObject content) {
    /** @throws MatrixException {@code M_BAD_JSON} */
    static InitialState of(JsonObject json) {
        var fields = new Fields(json);
        String stateKey = fields.string("state_key").orElse("");
        JsonObject content = fields.object("content").orElseThrow(() -> MatrixException.badJson("content is missing"));
        try {
            return new InitialState(new StateKey(new EventType(fields.requiredString("type")), stateKey), content);
        } catch (InvalidIdentifier wrong) {
            throw new MatrixException(ErrorCode.M_INVALID_ROOM_STATE, String.valueOf(wrong.getMessage()));
        }
    }
}
