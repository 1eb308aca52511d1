package org.enishi.id;

import java.util.regex.Pattern;

/**
 * The name of a file at its server. Nothing in it can lead out of a directory.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#matrix-content-mxc-uris">Matrix v1.19, "Matrix Content
 *     (mxc://) URIs"</a>
 */
public record MediaId(String value) {
    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    public MediaId {
        if (!GRAMMAR.matcher(value).matches()) throw new InvalidIdentifier("media ID", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
