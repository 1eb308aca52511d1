package org.enishi.journal.running;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.UserTransaction;
import java.security.SecureRandom;
import java.time.Clock;
import org.enishi.configuration.Configuration;
import org.enishi.journal.Heads;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalTail;
import org.enishi.journal.OutlierWriter;
import org.enishi.journal.Rooms;
import org.enishi.journal.batch.Batches;
import org.enishi.journal.batch.Committer;
import org.enishi.journal.batch.Feed;
import org.enishi.journal.batch.Transactions;
import org.enishi.journal.draft.Desk;
import org.enishi.journal.resolution.Resolutions;
import org.enishi.remote.OwnKeys;
import org.enishi.rules.auth.Authoriser;
import org.enishi.store.JournalStores;

/** Puts the journal together: its parts are plain Java, built once. */
@ApplicationScoped
public class JournalParts {
    private static final int HEADS_SHARE = 64;

    @Resource
    UserTransaction transaction;

    @Produces
    @Singleton
    Heads heads(JournalStores stores) {
        return new Heads(stores.rooms(), Runtime.getRuntime().maxMemory() / HEADS_SHARE);
    }

    @Produces
    @Singleton
    Rooms rooms(JournalStores stores, Heads heads) {
        return new Rooms(stores, heads);
    }

    @Produces
    @Singleton
    Transactions transactions() {
        return new Transactions(transaction);
    }

    @Produces
    @Singleton
    Desk desk(JournalStores stores, Heads heads, Surroundings around) {
        var authoriser = new Authoriser();
        return new Desk(
                stores,
                heads,
                new Resolutions(authoriser),
                authoriser,
                around.partners,
                around.configuration.serverName(),
                around.keys::current,
                around.clock,
                around.random);
    }

    @Produces
    @Singleton
    Feed feed(Desk desk) {
        return new Feed(desk);
    }

    @Produces
    @Singleton
    JournalTail tail(Feed feed) {
        return new JournalTail(feed);
    }

    @Produces
    @Singleton
    Committer committer(Desk desk, Feed feed, Transactions transactions) {
        return new Committer(new Batches(desk, feed, transactions));
    }

    @Produces
    @Singleton
    Journal journal(Committer committer, Transactions transactions, RemoteEndorser endorser, Clock clock) {
        return new Journal(committer, transactions, endorser, clock);
    }

    @Produces
    @Singleton
    OutlierWriter outliers(JournalStores stores, Transactions transactions) {
        return new OutlierWriter(stores, transactions);
    }

    /** What the journal takes from its surroundings. */
    @Dependent
    static class Surroundings {
        @Inject
        PolicyPartners partners;

        @Inject
        Configuration configuration;

        @Inject
        OwnKeys keys;

        @Inject
        Clock clock;

        @Inject
        SecureRandom random;
    }
}
