package org.enishi.media.file;

/** Watches bytes as they come in. */
@FunctionalInterface
public interface Cap {
    /** @throws RuntimeException of any kind to end it: nothing of it is kept */
    void check(long bytesSoFar);
}
