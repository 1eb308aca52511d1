package org.enishi.remote.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** The body of an answer, neither larger nor slower than its {@link Limits}. */
final class LimitedBody extends InputStream {
    private final InputStream body;
    private final int limit;
    private final Deadlines.Running running;
    private long bytes;

    private LimitedBody(InputStream body, int limit, Deadlines.Running running) {
        this.body = body;
        this.limit = limit;
        this.running = running;
    }

    /** @throws TooLarge if the answer says that it is */
    static InputStream of(@Nullable HttpEntity entity, Limits limits, Deadlines.Running running) throws IOException {
        if (entity == null) return InputStream.nullInputStream();
        if (entity.getContentLength() > limits.bytes()) throw new TooLarge(limits.bytes());
        return new LimitedBody(entity.getContent(), limits.bytes(), running);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = body.read(into, from, length);
        if (read > 0) bytes += read;
        if (bytes > limit) throw new TooLarge(limit);
        if (running.isOver()) throw new SocketTimeoutException("no answer in time");
        return read;
    }
}
