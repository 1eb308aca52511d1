package org.enishi.sync.feed;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.ephemeral.EphemeralClock;
import org.enishi.journal.JournalKind;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/** The accounts that follow, indexed by the rooms they are in: what happens in a room wakes those whom it concerns. */
@ApplicationScoped
public class Followers {
    private static final long IDLE = Duration.ofMinutes(10).toMillis();

    private final Map<Long, Follower> byAccount = new ConcurrentHashMap<>();
    private final Map<Long, Set<Follower>> byRoom = new ConcurrentHashMap<>();

    @Inject
    MemberStore members;

    @Inject
    EphemeralClock ephemeral;

    @Inject
    Clock clock;

    @PostConstruct
    void listen() {
        ephemeral.onChange(rooms -> rooms.forEach(this::roomChanged));
    }

    /** The time of what is not in the journal. */
    long now() {
        return ephemeral.now();
    }

    public Follower of(long account) {
        Follower follower = byAccount.computeIfAbsent(account, Follower::new);
        follower.use(clock.millis());
        return follower;
    }

    /** From memory, or read and remembered; from then on the follower is woken for the rooms. */
    public Relations relations(Follower follower) {
        Relations known = follower.relations();
        while (known == null) {
            long asOf = follower.changes();
            Relations read = read(members.ofAccount(follower.account()));
            index(follower, read.joined());
            if (follower.remember(read, asOf)) known = read;
        }
        return known;
    }

    /** How many followers are in a room. */
    public int in(long room) {
        return byRoom.getOrDefault(room, Set.of()).size();
    }

    public void roomChanged(long room) {
        byRoom.getOrDefault(room, Set.of()).forEach(Follower::wake);
    }

    public void relationChanged(long account, JournalKind kind, long position) {
        Follower follower = byAccount.get(account);
        if (follower == null) return;
        follower.happened(kind, position);
        follower.forgetRelations();
        follower.wake();
    }

    public void dataChanged(long account, long position) {
        Follower follower = byAccount.get(account);
        if (follower == null) return;
        follower.dataChanged(position);
        follower.wake();
    }

    /** Something of a kind concerns an account. */
    public void happened(long account, JournalKind kind, long position) {
        Follower follower = byAccount.get(account);
        if (follower == null) return;
        follower.happened(kind, position);
        follower.wake();
    }

    /** Drops those who have not been here for a while. */
    public void sweep() {
        long limit = clock.millis() - IDLE;
        for (Follower follower : List.copyOf(byAccount.values())) {
            if (!follower.isIdleSince(limit)) continue;
            byAccount.remove(follower.account());
            index(follower, Set.of());
        }
    }

    private void index(Follower follower, Set<Long> rooms) {
        synchronized (follower) {
            Set<Long> gone = new HashSet<>(follower.indexed());
            gone.removeAll(rooms);
            gone.forEach(room -> unindex(room, follower));
            for (long room : rooms) {
                if (follower.indexed().add(room))
                    byRoom.computeIfAbsent(room, none -> ConcurrentHashMap.newKeySet())
                            .add(follower);
            }
        }
    }

    private void unindex(long room, Follower follower) {
        follower.indexed().remove(room);
        byRoom.computeIfPresent(room, (key, followers) -> {
            followers.remove(follower);
            return followers.isEmpty() ? null : followers;
        });
    }

    private static Relations read(List<RoomMember> all) {
        Set<Long> joined = new HashSet<>();
        List<RoomMember> pending = new ArrayList<>();
        long last = 0;
        for (RoomMember relation : all) {
            last = Math.max(last, relation.position());
            switch (relation.membership()) {
                case JOIN -> joined.add(relation.roomNid());
                case INVITE, KNOCK -> pending.add(relation);
                default -> {}
            }
        }
        pending.removeIf(RoomMember::forgotten);
        return new Relations(Set.copyOf(joined), List.copyOf(pending), last);
    }
}
