package org.enishi.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.configuration.Configuration;
import org.enishi.security.limit.Limited;

/** What clients should know before they upload. */
@ApplicationScoped
public class MediaLimits {
    @Inject
    Configuration configuration;

    /** Bytes. */
    @Limited("client")
    public long largestUpload() {
        return configuration.mediaMaxUploadSize();
    }
}
