package org.enishi.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.enishi.configuration.Release;
import org.enishi.media.file.PlaceCheck;

/** Since when this node runs, which version of the server it is, and whether it sees the server's files. */
@ApplicationScoped
public class Running {
    @Inject
    Clock clock;

    @Inject
    PlaceCheck files;

    private Instant started = Instant.EPOCH;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (started.equals(Instant.EPOCH)) started = clock.instant();
    }

    public Instant since() {
        return started;
    }

    Instant now() {
        return clock.instant();
    }

    public Duration duration() {
        return Duration.between(started, clock.instant());
    }

    boolean seesFiles() {
        return files.isSeen();
    }

    public String version() {
        return Release.version();
    }
}
