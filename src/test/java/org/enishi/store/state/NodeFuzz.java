package org.enishi.store.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.enishi.fuzz.ForeignBytes.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.fuzz.ForeignBytes;
import org.enishi.id.EventId;
import org.enishi.id.InvalidIdentifier;

/** Types, state keys and event IDs of strangers, three lines an entry, in a node of the state. */
public final class NodeFuzz implements ForeignBytes {
    @Override
    public void take(byte[] bytes) {
        Map<StateKey, EventId> entries = new LinkedHashMap<>();
        String[] lines = new String(bytes, UTF_8).split("\n", -1);
        for (int i = 0; i + 2 < lines.length && entries.size() < Node.BUCKET; i += 3) {
            try {
                entries.put(new StateKey(new EventType(lines[i]), lines[i + 1]), new EventId(lines[i + 2]));
            } catch (InvalidIdentifier no) {
                require(no.getMessage() != null, "a refusal says why");
            }
        }
        List<Entry> written = entries.entrySet().stream()
                .map(e -> Entry.of(e.getKey(), e.getValue()))
                .toList();
        Map<StateKey, EventId> read = new LinkedHashMap<>();
        new Node(Node.bucket(written).bytes()).entries().forEach(entry -> read.put(entry.key(), entry.event()));
        require(read.equals(entries), "a node holds what was put into it");
    }
}
