package org.enishi.security.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlocksTest {
    /** So much that no other test asks for it. */
    private static final int MEMORY = 12_345;

    @Test
    void memory_that_was_given_back_is_lent_again_and_never_to_two() {
        var first = Blocks.lend(MEMORY);
        try (var second = Blocks.lend(MEMORY)) {
            assertThat(second.pool()).isNotSameAs(first.pool());
        }
        first.close();
        try (var one = Blocks.lend(MEMORY);
                var two = Blocks.lend(MEMORY)) {
            assertThat(one.pool()).isNotSameAs(two.pool());
            assertThat(first.pool()).isIn(one.pool(), two.pool());
        }
    }

    @Test
    void a_hash_in_memory_that_another_filled_is_as_in_new_memory() {
        byte[] salt = new byte[Argon2.SALT_BYTES];
        var fresh = Argon2.of("a password", MEMORY, 1, salt);
        Argon2.of("another", MEMORY, 1, salt);
        assertThat(Argon2.of("a password", MEMORY, 1, salt).hash()).isEqualTo(fresh.hash());
    }
}
