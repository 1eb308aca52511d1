package org.enishi.remote.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.enishi.fuzz.ForeignBytes.require;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.enishi.fuzz.ForeignBytes;
import org.enishi.remote.http.Answer;

/** An answer to {@code /.well-known/matrix/server}: a header on the first line, the body behind it. */
public final class WellKnownFuzz implements ForeignBytes {
    private static final URI FROM = URI.create("https://one.example/.well-known/matrix/server");

    @Override
    public void take(byte[] bytes) {
        int line = 0;
        while (line < bytes.length && bytes[line] != '\n') line++;
        String header = new String(bytes, 0, line, UTF_8);
        byte[] body = Arrays.copyOfRange(bytes, Math.min(line + 1, bytes.length), bytes.length);
        try {
            Delegation found =
                    WellKnown.delegation(new Answer(200, Map.of("cache-control", header), body), Instant.EPOCH);
            require(!found.validFor().isNegative(), "a delegation holds for a while");
        } catch (IOException no) {
            require(true, "a refusal");
        }
        try {
            WellKnown.redirection(FROM, new Answer(302, Map.of("location", header), body))
                    .ifPresent(to -> require("https".equals(to.getScheme()), "redirected to HTTPS only"));
        } catch (IOException | IllegalArgumentException no) {
            require(no.getMessage() != null, "a refusal says why");
        }
    }
}
