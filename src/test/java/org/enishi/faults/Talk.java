package org.enishi.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;

/** Somebody says five things a second until it is closed. */
final class Talk implements AutoCloseable {
    private static final int EVERY_MILLIS = 200;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();

    Talk(Person who, ChatRoom room) {
        timer.scheduleAtFixedRate(
                () -> acknowledged.add(room.say(who, who.userId() + acknowledged.size())),
                0,
                EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Event IDs, in order. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    int count() {
        return acknowledged.size();
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(60, TimeUnit.SECONDS)) throw new IllegalStateException("still talks");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
