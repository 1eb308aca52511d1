package org.enishi.remote;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.ServerName;

/**
 * An {@code Authorization} header of the scheme {@code X-Matrix}.
 *
 * @param destination empty where an old server left it out
 * @param keyId such as {@code ed25519:a1}
 */
record XMatrix(ServerName origin, Optional<String> destination, String keyId, String signature) {
    private static final String SCHEME = "x-matrix ";

    static boolean isScheme(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    /** Empty if it is not well formed. */
    static Optional<XMatrix> parse(String header) {
        Optional<Map<String, String>> parameters =
                isScheme(header) ? new Parameters(header.substring(SCHEME.length())).read() : Optional.empty();
        return parameters.flatMap(XMatrix::of);
    }

    String format() {
        return "X-Matrix origin=\"%s\",destination=\"%s\",key=\"%s\",sig=\"%s\""
                .formatted(origin, destination.orElseThrow(), keyId, signature);
    }

    private static Optional<XMatrix> of(Map<String, String> parameters) {
        String origin = parameters.get("origin");
        String key = parameters.get("key");
        String signature = parameters.get("sig");
        if (origin == null || key == null || signature == null) return Optional.empty();
        try {
            var destination = Optional.ofNullable(parameters.get("destination"));
            return Optional.of(new XMatrix(new ServerName(origin), destination, key, signature));
        } catch (InvalidIdentifier notAServer) {
            return Optional.empty();
        }
    }

    /** {@code name=value} pairs between commas; values are tokens, with colons too, or quoted strings. */
    private static final class Parameters {
        private static final int MAX = 20;

        private final String text;
        private int at;

        Parameters(String text) {
            this.text = text;
        }

        /** Names in lower case. */
        Optional<Map<String, String>> read() {
            Map<String, String> found = new HashMap<>();
            while (true) {
                skipBlanks();
                if (at == text.length()) return Optional.of(found);
                int equals = text.indexOf('=', at);
                if (equals < 0 || found.size() == MAX) return Optional.empty();
                String name = text.substring(at, equals).trim().toLowerCase(Locale.ROOT);
                at = equals + 1;
                Optional<String> value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
                if (value.isEmpty() || found.put(name, value.get()) != null || !isAtComma()) return Optional.empty();
            }
        }

        private boolean isAtComma() {
            skipBlanks();
            if (at == text.length()) return true;
            return text.charAt(at++) == ',';
        }

        private void skipBlanks() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) at++;
        }

        private Optional<String> token() {
            int start = at;
            while (at < text.length() && ", \t".indexOf(text.charAt(at)) < 0) at++;
            return Optional.of(text.substring(start, at));
        }

        private Optional<String> quoted() {
            var value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    at++;
                    return Optional.of(value.toString());
                }
                if (c == '\\' && at + 1 < text.length()) c = text.charAt(++at);
                value.append(c);
            }
            return Optional.empty();
        }
    }
}
