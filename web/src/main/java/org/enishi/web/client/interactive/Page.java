package org.enishi.web.client.interactive;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * An HTML page for one person, which no other site may show in a frame; only its own script runs.
 *
 * @param script may be empty
 */
record Page(String title, String body, String script) {
    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>%s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"></head>
            <body><h1>%1$s</h1>
            %s
            <script>%s</script></body></html>
            """;

    Response answer(int status) {
        return Response.status(status)
                .entity(FRAME.formatted(title, body, script).getBytes(UTF_8))
                .type("text/html;charset=UTF-8")
                .header("Content-Security-Policy", policy())
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** Text that a page holds and somebody else has written. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private String policy() {
        return "default-src 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'sha256-"
                + hash() + "'";
    }

    private String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
