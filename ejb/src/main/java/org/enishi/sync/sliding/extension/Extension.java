package org.enishi.sync.sliding.extension;

import java.util.Optional;

/** Something that is told beside the rooms, to clients that turn it on. */
public interface Extension {
    /** Under which a client turns it on. */
    String name();

    /** @return a JSON object; empty if there is nothing to tell that is worth an answer */
    Optional<byte[]> tell(ExtensionRequest request);
}
