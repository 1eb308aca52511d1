package org.enishi.sync.sliding;

import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.json.JsonOut;
import org.enishi.security.Caller;
import org.enishi.sync.Inquiry;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.sliding.connection.Connections;
import org.enishi.sync.sliding.connection.Snapshot;
import org.enishi.sync.sliding.wish.SlidingRequest;

/** What a device asks by sliding sync. */
final class SlidingInquiry implements Inquiry {
    private final SlidingAnswerer answerer;
    private final Question question;
    private volatile long position;
    private volatile long clock;

    /**
     * @param turn it is, with what the client has been told before
     * @param deadline milliseconds since 1970
     */
    record Question(Caller caller, Follower follower, SlidingRequest request, Connections.Turn turn, long deadline) {
        Snapshot base() {
            return turn.base();
        }

        /** The client has what it had. */
        byte[] nothing() {
            JsonOut out = new JsonOut().open().key("pos").text(Connections.token(base()));
            request.transaction().ifPresent(transaction -> out.key("txn_id").text(transaction));
            SlidingAnswerer.writeCounts(base().counts(), out);
            return out.key("rooms")
                    .open()
                    .close()
                    .key("extensions")
                    .open()
                    .close()
                    .close()
                    .bytes();
        }
    }

    SlidingInquiry(Question question, SlidingAnswerer answerer) {
        this.question = question;
        this.answerer = answerer;
        this.position = question.base().position();
        this.clock = question.base().clock();
    }

    @Override
    public UserId asker() {
        return question.caller().user();
    }

    @Override
    public long deadline() {
        return question.deadline();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long clock() {
        return clock;
    }

    @Override
    public Optional<byte[]> look() {
        SlidingAnswerer.Found found = answerer.look(question);
        position = found.moment().position();
        clock = found.moment().clock();
        return found.body();
    }

    @Override
    public byte[] nothing() {
        return question.nothing();
    }
}
