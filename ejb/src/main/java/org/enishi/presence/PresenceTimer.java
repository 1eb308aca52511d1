package org.enishi.presence;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.PresenceMode;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;

/** Makes known, twice a second, who came and went; and every five seconds, who has not been heard of for too long. */
@ApplicationScoped
public class PresenceTimer implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(PresenceTimer.class.getName());
    private static final int AFTER_THE_JOURNAL = 400;
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final int EVERYBODY_EACH = 10;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    Configuration configuration;

    @Inject
    PresenceFollower follower;

    @Inject
    PresenceNews news;

    @Inject
    PresenceMemory memory;

    @Inject
    PresenceAnnouncer announcer;

    /** What failed is found again with the next look at everybody. */
    private final Repeating looking = new Repeating("cannot make known who is there", this::look);

    private int rounds;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        if (configuration.presence() == PresenceMode.OFF) return;
        looking.begin(timer, EVERY, EVERY);
    }

    @Override
    public void run() {
        looking.end();
    }

    private void look() {
        PresenceNews.Published published = news.publish(++rounds % EVERYBODY_EACH == 0);
        try {
            memory.keep(published.people());
        } finally {
            announcer.announce(published.news());
        }
        follower.readOn();
    }
}
