package org.enishi.security.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = withMemory("8192");

    @Test
    void a_hash_tells_its_parameters_and_matches_only_its_password() {
        String encoded = passwords.hash("パスワード one");
        assertThat(encoded).startsWith("$argon2id$v=19$m=8192,t=1,p=1$").doesNotContain("one");
        assertThat(passwords.matches("パスワード one", Optional.of(encoded))).isTrue();
        assertThat(passwords.matches("パスワード two", Optional.of(encoded))).isFalse();
    }

    @Test
    void the_same_password_has_another_hash_each_time() {
        assertThat(passwords.hash("same password")).isNotEqualTo(passwords.hash("same password"));
    }

    @Test
    void a_hash_made_under_other_settings_still_matches() {
        String encoded = withMemory("9216").hash("old password");
        assertThat(passwords.matches("old password", Optional.of(encoded))).isTrue();
    }

    @Test
    void nobody_has_no_password_not_even_the_one_that_is_hashed_in_their_place() {
        assertThat(passwords.matches("nobody has this password", Optional.empty()))
                .isFalse();
    }

    @Test
    void a_short_password_is_weak_and_a_huge_one_is_not_hashed() {
        assertThatThrownBy(() -> passwords.requireStrength("1234567"))
                .isInstanceOfSatisfying(
                        MatrixException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.M_WEAK_PASSWORD));
        assertThatThrownBy(() -> passwords.requireStrength("x".repeat(1000))).isInstanceOf(MatrixException.class);
        assertThat(passwords.matches("x".repeat(100_000), Optional.of(passwords.hash("x"))))
                .isFalse();
    }

    /** The reference implementation's own vector: {@code argon2 somesalt -id -t 2 -k 65536 -p 1}. */
    @Test
    void the_function_is_the_one_that_others_call_argon2id() {
        String encoded = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches("password", Optional.of(encoded))).isTrue();
    }

    private static Passwords withMemory(String kib) {
        var made = new Passwords();
        made.configuration = Configuration.of(
                Map.of("enishi.password.argon2-memory", kib, "enishi.password.argon2-iterations", "1"));
        made.random = new SecureRandom();
        made.makeHashOfNobody();
        return made;
    }
}
