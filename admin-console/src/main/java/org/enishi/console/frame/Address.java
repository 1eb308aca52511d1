package org.enishi.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An address of the console with its parameters: filters and pages live there, so that they can be kept and sent on. */
public final class Address {
    private final String path;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private Address(String path) {
        this.path = path;
    }

    public static Address of(String path) {
        return new Address(path);
    }

    /** Replaces a parameter; without a value it is left out. */
    public Address with(String name, @Nullable Object value) {
        parameters.remove(name);
        if (value != null && !value.toString().isEmpty()) parameters.put(name, value.toString());
        return this;
    }

    Address withQuery(@Nullable String query) {
        if (query == null) return this;
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) with(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return this;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return "";
        }
    }

    @Override
    public String toString() {
        if (parameters.isEmpty()) return path;
        return path
                + parameters.entrySet().stream()
                        .map(entry -> URLEncoder.encode(entry.getKey(), UTF_8) + "="
                                + URLEncoder.encode(entry.getValue(), UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
