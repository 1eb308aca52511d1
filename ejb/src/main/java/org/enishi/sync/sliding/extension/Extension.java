package org.enishi.sync.sliding.extension;

import java.util.Optional;

/** Something that is told beside the rooms, to clients that turn it on. */
public interface Extension {
    /** Under which a client turns it on. */
    String name();

    /** @return empty if there is nothing to tell */
    Optional<Told> tell(ExtensionRequest request);

    /**
     * What is told.
     *
     * @param json an object
     * @param news whether it is worth an answer of its own
     */
    record Told(byte[] json, boolean news) {
        static Told news(byte[] json) {
            return new Told(json, true);
        }
    }
}
