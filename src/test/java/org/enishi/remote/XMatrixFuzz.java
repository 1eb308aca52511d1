package org.enishi.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.enishi.fuzz.ForeignBytes;

/** The header with which a server says who it is. */
public final class XMatrixFuzz implements ForeignBytes {
    @Override
    public void take(byte[] bytes) {
        String header = new String(bytes, UTF_8);
        XMatrix.parse(header);
        XMatrix.parse("X-Matrix " + header)
                .ifPresent(
                        parsed -> ForeignBytes.require(!parsed.origin().value().isEmpty(), "somebody sent it"));
    }
}
