package org.enishi.console.link;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.faces.event.WebsocketEvent;
import jakarta.faces.push.Push;
import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.administration.link.PartnerPulse;
import org.enishi.id.ServerName;
import org.enishi.startup.Repeating;

/**
 * Wakes open pages of partners when what they show has changed. A page is told only that; what it then asks for goes through
 * the doors that every request goes through.
 */
@ApplicationScoped
public class LivePartners {
    static final String CHANNEL = "partner";

    private static final int MOST = 200;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final long UNSEEN = 0;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    @Push(channel = CHANNEL)
    PushContext channel;

    @Inject
    PartnerPulse pulse;

    /** Who looks at what, and how it was when we last looked. */
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();

    private final Repeating looking = new Repeating("Open pages of partners are not woken", this::look);

    /**
     * @param pages how many are open
     * @param pulse {@link #UNSEEN} until the next look: what changed between the page that was sent and its socket, nobody told it
     */
    private record Watched(int pages, long pulse) {
        Watched opened() {
            return new Watched(pages + 1, UNSEEN);
        }
    }

    void onOpened(@Observes @WebsocketEvent.Opened WebsocketEvent event) {
        String watcher = watcher(event);
        if (watcher.isEmpty() || watched.size() >= MOST) return;
        watched.merge(watcher, new Watched(1, UNSEEN), (before, first) -> before.opened());
        start();
    }

    void onClosed(@Observes @WebsocketEvent.Closed WebsocketEvent event) {
        watched.computeIfPresent(
                watcher(event),
                (watcher, before) -> before.pages == 1 ? null : new Watched(before.pages - 1, before.pulse));
        if (watched.isEmpty()) rest();
    }

    private static String watcher(WebsocketEvent event) {
        Serializable user = event.getUser();
        return CHANNEL.equals(event.getChannel()) && user != null ? user.toString() : "";
    }

    private synchronized void start() {
        if (!looking.isOn()) looking.begin(timer, EVERY, EVERY);
    }

    /** Who looks sends to the sockets: one that is closing must not wait for it. */
    private synchronized void rest() {
        looking.cease();
    }

    @PreDestroy
    synchronized void stop() {
        looking.end();
    }

    private void look() {
        watched.keySet().forEach(this::look);
    }

    private void look(String watcher) {
        long now = pulse.of(new ServerName(watcher.substring(watcher.indexOf(' ') + 1)));
        Watched before = watched.get(watcher);
        if (before == null || before.pulse == now) return;
        watched.computeIfPresent(watcher, (same, known) -> new Watched(known.pages, now));
        channel.send("changed", watcher);
    }
}
