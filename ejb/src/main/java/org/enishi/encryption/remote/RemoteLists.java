package org.enishi.encryption.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.encryption.devicelist.KeyReader;
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
    KeyReader reader;

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
        journal.write(pen -> {
            users.forEach(user -> keep(pen, user, position));
            return users.size();
        });
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

    private void keep(Pen pen, RemoteUser told, long position) {
        Optional<RemoteList> known = lists.find(told.user());
        if (known.filter(list -> !list.stale() && list.position() > position).isPresent()) return;
        PublishedKeys before = reader.read(told.user());
        rows.replace(told);
        lists.put(new RemoteList(told.user(), told.stream(), position, false));
        boolean news = known.isPresent() && !isSame(before, reader.read(told.user()));
        if (news) announce(pen, told.user());
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
