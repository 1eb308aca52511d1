package org.enishi.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.PresenceMode;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.running.JournalFollower;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;

/** Knows at the start how people were before, and from then on what other nodes say, and which servers come. */
@ApplicationScoped
class PresenceFollower implements StartupStep {
    private static final int BEFORE_THE_TIMER = 399;

    @Inject
    Configuration configuration;

    @Inject
    JournalFollower journal;

    @Inject
    PresenceMemory memory;

    @Inject
    Newcomers newcomers;

    @Override
    public int order() {
        return BEFORE_THE_TIMER;
    }

    @Override
    public void run(Summary summary) {
        if (configuration.presence() == PresenceMode.OFF) return;
        journal.begin(this::follow);
        memory.recall();
    }

    void readOn() {
        journal.catchUp();
    }

    private void follow(List<JournalEntry> entries) {
        memory.follow(entries);
        if (configuration.presence() == PresenceMode.FEDERATED) newcomers.greet(entries);
    }
}
