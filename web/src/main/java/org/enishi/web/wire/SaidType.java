package org.enishi.web.wire;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The type that a client gives its body, where it matters: of a file it is kept, and of all else it is hidden. */
public final class SaidType {
    static final String ATTRIBUTE = SaidType.class.getName();

    private SaidType() {}

    public static @Nullable String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String said ? said : null;
    }
}
