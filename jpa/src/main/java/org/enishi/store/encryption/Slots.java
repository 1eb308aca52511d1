package org.enishi.store.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One-time keys behind one another, so that the database can hand out a single one. A slot is the id of a key, a zero
 * byte, which no id has, and its JSON.
 *
 * @param sizes bytes of each slot
 */
record Slots(byte[] bytes, List<Long> sizes) {
    private static final byte END_OF_ID = 0;

    static Slots of(List<OneTimeKey> keys) {
        var all = new ByteArrayOutputStream();
        List<Long> sizes = new ArrayList<>(keys.size());
        for (OneTimeKey key : keys) {
            int before = all.size();
            all.writeBytes(key.keyId().getBytes(UTF_8));
            all.write(END_OF_ID);
            all.writeBytes(key.json());
            sizes.add((long) (all.size() - before));
        }
        return new Slots(all.toByteArray(), sizes);
    }

    static OneTimeKey key(long device, String algorithm, byte[] slot) {
        int end = 0;
        while (slot[end] != END_OF_ID) end++;
        String id = new String(slot, 0, end, UTF_8);
        return new OneTimeKey(device, algorithm, id, Arrays.copyOfRange(slot, end + 1, slot.length));
    }
}
