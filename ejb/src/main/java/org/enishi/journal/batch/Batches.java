package org.enishi.journal.batch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.enishi.error.MatrixException;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.journal.draft.Desk;
import org.enishi.journal.draft.Sheet;
import org.enishi.journal.draft.SheetPen;
import org.enishi.journal.draft.SheetWriter;
import org.enishi.journal.endorsement.Unendorsed;
import org.enishi.journal.resolution.UnresolvedFork;
import org.enishi.store.event.Foresight;
import org.enishi.store.event.Sending;
import org.enishi.store.journal.JournalStore;
import org.enishi.store.sql.StorageFailure;
import org.enishi.store.state.NewNodes;

/** Writes batches: each in one transaction, and if that fails, its drafts one by one. */
public final class Batches {
    private static final Logger LOG = System.getLogger(Batches.class.getName());

    private final Desk desk;
    private final Feed feed;
    private final Transactions transactions;
    private final SheetWriter writer;

    public Batches(Desk desk, Feed feed, Transactions transactions) {
        this.desk = desk;
        this.feed = feed;
        this.transactions = transactions;
        this.writer = new SheetWriter(desk);
    }

    void write(List<Waiting<?>> drafts) {
        try {
            attempt(drafts);
        } catch (RunAlone refused) {
            alone(drafts, refused);
        } catch (RuntimeException failure) {
            if (drafts.size() > 1) LOG.log(Level.WARNING, "A batch failed; its drafts are written one by one", failure);
            alone(drafts, failure);
        }
    }

    private void alone(List<Waiting<?>> drafts, RuntimeException failure) {
        if (drafts.size() == 1) drafts.get(0).fail(reasonOf(failure));
        else drafts.forEach(each -> write(List.of(each)));
    }

    private static RuntimeException reasonOf(RuntimeException failure) {
        if (failure instanceof RunAlone refused) return refused.reason();
        return failure;
    }

    private void attempt(List<Waiting<?>> drafts) {
        int tag = ThreadLocalRandom.current().nextInt();
        Attempt attempt = new Attempt(tag);
        try {
            transactions.run(() -> desk.stores().sql().holding(() -> attempt.run(drafts)), attempt::settle);
        } catch (RuntimeException | Error failure) {
            writer.abandon();
            throw failure;
        }
        attempt.publish();
    }

    /** One transaction with these drafts. */
    private final class Attempt {
        private final int tag;
        private final List<Runnable> answers = new ArrayList<>();
        private Sheet batch = Sheet.ofBatch(new NewNodes(desk.stores().nodes()), new JournalStore.Head(0, 0));

        Attempt(int tag) {
            this.tag = tag;
        }

        void run(List<Waiting<?>> drafts) {
            Foresight foresight = foresight(drafts);
            JournalStore.Head head = desk.stores().journal().lock(foresight.questions());
            feed.catchUp(head.position());
            batch = Sheet.ofBatch(new NewNodes(desk.stores().nodes()), head);
            Set<RoomId> rooms = new HashSet<>();
            for (Waiting<?> each : drafts) rooms.addAll(each.draft().rooms());
            writer.prepare(batch, rooms, foresight);
            for (Waiting<?> each : drafts) write(each);
            if (!batch.isBlank()) writer.write(batch, tag);
        }

        /** Whether a commit of which nothing is known has happened. */
        boolean settle() {
            return !batch.journal().isEmpty()
                    && desk.stores()
                            .journal()
                            .batchAt(batch.journal().get(0).position())
                            .filter(found -> found == tag)
                            .isPresent();
        }

        /** Who waits for news is awake before who wrote it is told: the news has the longer way. */
        void publish() {
            if (!batch.isBlank()) feed.committed(batch, writer);
            feed.nudge();
            answers.forEach(Runnable::run);
        }

        private static Foresight foresight(List<Waiting<?>> drafts) {
            Set<Sending> sendings = new HashSet<>();
            Set<EventId> arriving = new HashSet<>();
            for (Waiting<?> each : drafts) {
                arriving.addAll(each.draft().arriving());
                each.draft().transactions().stream().map(SheetPen::sending).forEach(sendings::add);
            }
            return new Foresight(sendings, arriving);
        }

        private <T> void write(Waiting<T> each) {
            Sheet sheet = batch.over();
            each.endorsements().begin();
            try {
                T result = each.draft().write(new SheetPen(desk, sheet, each.endorsements()));
                each.endorsements().requireComplete();
                batch.take(sheet);
                answers.add(() -> each.succeed(result));
            } catch (StorageFailure failure) {
                throw failure;
            } catch (MatrixException | UnresolvedFork | Unendorsed refused) {
                refuse(each, refused);
            } catch (RuntimeException bug) {
                LOG.log(Level.WARNING, "A draft failed", bug);
                refuse(each, bug);
            }
        }

        /** What it wrote through stores can only be undone with the whole transaction. */
        private void refuse(Waiting<?> each, RuntimeException reason) {
            if (each.draft().usesStores()) throw new RunAlone(reason);
            answers.add(() -> each.fail(reason));
        }
    }
}
