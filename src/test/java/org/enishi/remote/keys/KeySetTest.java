package org.enishi.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enishi.store.federation.PublicKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a server told of its keys, completed by what others say of them")
class KeySetTest {
    private static final long THEN = 1_000;
    private static final long LATER = 2_000;

    @Test
    void hasKeysThatTheServerDidNotTell() {
        KeySet keys = set(current("ed25519:own", 1, THEN)).completedBy(set(current("ed25519:other", 2, LATER)));
        assertThat(bytes(keys, "ed25519:other", LATER)).isEqualTo(bytes(2));
        assertThat(bytes(keys, "ed25519:own", THEN)).isEqualTo(bytes(1));
    }

    @Test
    void hasNoOtherKeyOfAnIdThatTheServerTold() {
        KeySet keys = set(current("ed25519:1", 1, THEN)).completedBy(set(current("ed25519:1", 2, LATER)));
        assertThat(bytes(keys, "ed25519:1", THEN)).isEqualTo(bytes(1));
    }

    @Test
    void isNotValidLongerThanTheServerTold() {
        KeySet keys = set(current("ed25519:1", 1, THEN)).completedBy(set(current("ed25519:1", 1, LATER)));
        assertThat(keys.validAt("ed25519:1", LATER)).isEmpty();
        KeySet given =
                set(new PublicKey("ed25519:1", bytes(1), THEN, true)).completedBy(set(current("ed25519:1", 1, LATER)));
        assertThat(given.notRetiredAt("ed25519:1", LATER)).isEmpty();
    }

    private static KeySet set(PublicKey... keys) {
        return new KeySet(List.of(keys));
    }

    private static PublicKey current(String id, int content, long validUntil) {
        return new PublicKey(id, bytes(content), validUntil, false);
    }

    private static byte[] bytes(KeySet keys, String id, long signedAt) {
        return keys.validAt(id, signedAt).orElseThrow().bytes();
    }

    private static byte[] bytes(int content) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) content;
        return bytes;
    }
}
