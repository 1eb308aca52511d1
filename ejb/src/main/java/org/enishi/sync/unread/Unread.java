package org.enishi.sync.unread;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.enishi.json.JsonOut;
import org.enishi.rules.relation.Threads;

/** What a user has not read in a room, by thread; {@code main} is one. Immutable. */
public record Unread(Map<String, Counts> threads) {
    public static final Unread NOTHING = new Unread(Map.of());

    /** How many events notify, and how many of them highlight. */
    public record Counts(int notifications, int highlights) {
        static final Counts NONE = new Counts(0, 0);

        Counts plus(Counts other) {
            return new Counts(notifications + other.notifications, highlights + other.highlights);
        }

        void write(JsonOut out) {
            out.open().key("notification_count").number(notifications);
            out.key("highlight_count").number(highlights).close();
        }
    }

    Unread plus(Unread newer) {
        if (newer.threads.isEmpty()) return this;
        Map<String, Counts> sum = new HashMap<>(threads);
        newer.threads.forEach((thread, counts) -> sum.merge(thread, counts, Counts::plus));
        return new Unread(sum);
    }

    /** Of the whole room. */
    public Counts total() {
        return threads.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** @param byThread whether the main timeline and each thread are told on their own */
    public void write(JsonOut out, boolean byThread) {
        out.key("unread_notifications");
        if (!byThread) {
            total().write(out);
            return;
        }
        threads.getOrDefault(Threads.MAIN, Counts.NONE).write(out);
        Map<String, Counts> others = new TreeMap<>(threads);
        others.remove(Threads.MAIN);
        if (others.isEmpty()) return;
        out.key("unread_thread_notifications").open();
        others.forEach((thread, counts) -> counts.write(out.anyKey(thread)));
        out.close();
    }
}
