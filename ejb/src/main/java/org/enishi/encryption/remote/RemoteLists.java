package org.enishi.encryption.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.encryption.devicelist.PublishedKeys;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.journal.JournalTail;
import org.enishi.journal.Pen;
import org.enishi.store.encryption.DeviceChange;
import org.enishi.store.encryption.remote.RemoteList;
import org.enishi.store.encryption.remote.RemoteListStore;

/** What we keep of other servers' users. */
@ApplicationScoped
public class RemoteLists {
    @Inject
    Journal journal;

    @Inject
    JournalTail tail;

    @Inject
    RemoteListStore lists;

    @Inject
    RemoteRows rows;

    @Inject
    ListRepair repair;

    Set<UserId> current(Collection<UserId> users) {
        return lists.current(users);
    }

    Set<UserId> sharing(Collection<UserId> users) {
        return lists.sharing(users);
    }

    /** Where the journal stands: memberships that are older hold from before a question that is asked now. */
    long now() {
        return tail.latest().value();
    }

    /** @param position of the journal before the question */
    void keep(List<RemoteUser> users, long position) {
        if (users.isEmpty()) return;
        journal.write(pen -> keepAll(pen, users, position)).forEach(repair::of);
    }

    /** @return users of whom more was told while they were asked for: they have to be asked for again */
    private List<UserId> keepAll(Pen pen, List<RemoteUser> users, long position) {
        Set<UserId> meanwhile =
                rows.changedSince(position, users.stream().map(RemoteUser::user).toList());
        List<UserId> incomplete = new ArrayList<>();
        for (RemoteUser told : users) {
            boolean whole = keep(pen, told, position, meanwhile.contains(told.user()));
            if (!whole) incomplete.add(told.user());
        }
        return incomplete;
    }

    /** Something was told that we cannot place, or that we do not keep. */
    void missed(Pen pen, UserId user) {
        lists.find(user).ifPresent(known -> lists.put(new RemoteList(user, known.stream(), known.position(), true)));
        announce(pen, user);
    }

    void announce(Pen pen, UserId user) {
        long position = pen.note(JournalKind.DEVICE_LIST, null, null).value();
        rows.changed(new DeviceChange(user, 0, position));
    }

    /** @param outdated whether something was told since the question: the answer may be from before it */
    private boolean keep(Pen pen, RemoteUser told, long position, boolean outdated) {
        Optional<RemoteList> known = lists.find(told.user());
        if (known.filter(list -> !list.stale() && list.position() >= position).isPresent()) return true;
        boolean stale = outdated || known.filter(list -> isBefore(told, list)).isPresent();
        PublishedKeys before = rows.read(told.user());
        rows.replace(told);
        lists.put(new RemoteList(told.user(), told.stream(), position, stale));
        boolean news = known.isPresent() && !isSame(before, rows.read(told.user()));
        if (news) announce(pen, told.user());
        return !stale;
    }

    private static boolean isBefore(RemoteUser told, RemoteList known) {
        Long answered = told.stream();
        Long last = known.stream();
        return answered != null && last != null && answered < last;
    }

    private static boolean isSame(PublishedKeys one, PublishedKeys other) {
        return isSame(one.devices(), other.devices()) && isSame(one.userKeys(), other.userKeys());
    }

    private static boolean isSame(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), other.get(entry.getKey())));
    }
}
