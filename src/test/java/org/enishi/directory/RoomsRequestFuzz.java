package org.enishi.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.enishi.fuzz.ForeignBytes.require;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.fuzz.ForeignBytes;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.store.directory.DirectoryQuery;

/** A page token of the directory on the first line, room types behind it. */
public final class RoomsRequestFuzz implements ForeignBytes {
    @Override
    public void take(byte[] bytes) {
        int line = 0;
        while (line < bytes.length && bytes[line] != '\n') line++;
        var token = new String(bytes, 0, line, UTF_8);
        try {
            DirectoryQuery query = request(token, Optional.empty()).query(false);
            query.from()
                    .ifPresent(from -> request(
                                    RoomsRequest.token(from.backwards(), from.joined(), from.nid()), Optional.empty())
                            .query(false));
        } catch (MatrixException no) {
            require(no.getMessage() != null, "a refusal says why");
        }
        try {
            JsonValue types = Json.readValue(Arrays.copyOfRange(bytes, Math.min(line + 1, bytes.length), bytes.length));
            if (types instanceof JsonArray list)
                request("n1_1", Optional.of(list)).query(true);
        } catch (MatrixException | InvalidJson no) {
            require(no.getMessage() != null, "a refusal says why");
        }
    }

    private static RoomsRequest request(String token, Optional<JsonArray> types) {
        var filter = types.map(list -> new RoomsRequest.Filter(Optional.empty(), Optional.of(list)));
        return new RoomsRequest(Optional.of(10), Optional.of(token), filter);
    }
}
