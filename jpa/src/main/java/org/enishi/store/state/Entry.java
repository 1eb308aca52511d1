package org.enishi.store.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;

/**
 * One key of the state and the event at it, as a bucket holds them: length and type, length and key, length and event
 * ID. Length 0 stands for the type {@code m.room.member}, and before an event ID that is a hash, which follows in 32
 * bytes: a member takes 56 bytes instead of 80.
 */
record Entry(byte[] keyBytes, byte[] idBytes) {
    private static final int HASH_BYTES = 32;

    static Entry of(StateKey key, EventId event) {
        return new Entry(keyBytes(key), idBytes(event));
    }

    static byte[] keyBytes(StateKey key) {
        byte[] type = key.type().equals(EventType.MEMBER)
                ? new byte[0]
                : bytes(key.type().value());
        byte[] name = bytes(key.key());
        byte[] both = new byte[2 + type.length + name.length];
        both[0] = (byte) type.length;
        System.arraycopy(type, 0, both, 1, type.length);
        both[1 + type.length] = (byte) name.length;
        System.arraycopy(name, 0, both, 2 + type.length, name.length);
        return both;
    }

    static Entry readFrom(byte[] bytes, int at) {
        int id = idAt(bytes, at);
        return new Entry(Arrays.copyOfRange(bytes, at, id), Arrays.copyOfRange(bytes, id, end(bytes, at)));
    }

    /** Whether the entry that begins there is at this key. */
    static boolean isAt(byte[] bytes, int at, byte[] key) {
        return Arrays.equals(bytes, at, idAt(bytes, at), key, 0, key.length);
    }

    /** Where the entry that begins there is over. */
    static int end(byte[] bytes, int at) {
        int id = idAt(bytes, at);
        return id + 1 + (bytes[id] == 0 ? HASH_BYTES : bytes[id] & 0xff);
    }

    private static int idAt(byte[] bytes, int at) {
        int name = at + 1 + (bytes[at] & 0xff);
        return name + 1 + (bytes[name] & 0xff);
    }

    int length() {
        return keyBytes.length + idBytes.length;
    }

    int writeTo(byte[] target, int at) {
        System.arraycopy(keyBytes, 0, target, at, keyBytes.length);
        System.arraycopy(idBytes, 0, target, at + keyBytes.length, idBytes.length);
        return at + length();
    }

    boolean isAt(byte[] key) {
        return Arrays.equals(keyBytes, key);
    }

    boolean isSame(Entry other) {
        return isAt(other.keyBytes) && Arrays.equals(idBytes, other.idBytes);
    }

    StateKey key() {
        int typeLength = keyBytes[0] & 0xff;
        EventType type = typeLength == 0 ? EventType.MEMBER : new EventType(new String(keyBytes, 1, typeLength, UTF_8));
        int name = 2 + typeLength;
        return new StateKey(type, new String(keyBytes, name, keyBytes.length - name, UTF_8));
    }

    EventId event() {
        if (idBytes[0] != 0) return new EventId(new String(idBytes, 1, idBytes.length - 1, UTF_8));
        byte[] hash = Arrays.copyOfRange(idBytes, 1, idBytes.length);
        return new EventId("$" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    private static byte[] idBytes(EventId event) {
        byte[] text = bytes(event.value());
        byte[] hash = hashIn(event.value());
        byte[] tail = hash.length == HASH_BYTES ? hash : text;
        byte[] all = new byte[1 + tail.length];
        all[0] = (byte) (tail == hash ? 0 : text.length);
        System.arraycopy(tail, 0, all, 1, tail.length);
        return all;
    }

    /** Empty if the ID is not the shortest text of a hash. */
    private static byte[] hashIn(String id) {
        if (id.length() != 44) return new byte[0];
        try {
            byte[] hash = Base64.getUrlDecoder().decode(id.substring(1));
            String back = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return id.regionMatches(1, back, 0, 43) ? hash : new byte[0];
        } catch (IllegalArgumentException otherText) {
            return new byte[0];
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
