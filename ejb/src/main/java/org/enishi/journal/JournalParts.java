package org.enishi.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the journal together: its parts are plain Java, built once. */
@ApplicationScoped
public class JournalParts {
    @Produces
    @Singleton
    Rooms rooms() {
        return new Rooms();
    }

    @Produces
    @Singleton
    JournalTail tail() {
        return new JournalTail();
    }

    @Produces
    @Singleton
    OutlierWriter outliers() {
        return new OutlierWriter();
    }
}
