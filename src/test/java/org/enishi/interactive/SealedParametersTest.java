package org.enishi.interactive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Remembered parameters of a request")
class SealedParametersTest {
    private static final JsonObject PARAMETERS =
            Json.object().add("new_password", "correct horse battery").build();

    private final SealedParameters session = new SealedParameters("the session's secret");
    private final byte[] closed = seal();

    @Test
    void can_be_read_by_who_shows_the_session() {
        assertThat(session.open(closed)).isEqualTo(PARAMETERS);
    }

    @Test
    void tell_nothing_to_who_reads_the_database() {
        assertThat(new String(closed, UTF_8)).doesNotContain("horse", "new_password");
        assertThat(seal()).isNotEqualTo(closed);
        var another = new SealedParameters("another secret");
        assertThatThrownBy(() -> another.open(closed)).isInstanceOf(IllegalStateException.class);
    }

    private byte[] seal() {
        return session.seal(Json.bytes(PARAMETERS), new SecureRandom());
    }
}
