package org.enishi.sync;

import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.sync.answer.Answer;
import org.enishi.sync.answer.Answerer;
import org.enishi.sync.answer.SyncRequest;
import org.enishi.sync.feed.Follower;

/** What a device asks by {@code /sync}. */
final class SyncInquiry implements Inquiry {
    private final Answerer answerer;
    private final Follower follower;
    private volatile SyncRequest request;

    SyncInquiry(SyncRequest request, Follower follower, Answerer answerer) {
        this.request = request;
        this.follower = follower;
        this.answerer = answerer;
    }

    @Override
    public UserId asker() {
        return request.caller().user();
    }

    @Override
    public long deadline() {
        return request.deadline();
    }

    @Override
    public long position() {
        return request.since();
    }

    @Override
    public long clock() {
        return request.clock();
    }

    @Override
    public Optional<byte[]> look() {
        Answer found = answerer.answer(request, follower);
        if (found.body().isEmpty()) request = request.since(found.position(), found.clock());
        return found.body();
    }

    @Override
    public byte[] nothing() {
        return answerer.nothing(request, follower);
    }
}
