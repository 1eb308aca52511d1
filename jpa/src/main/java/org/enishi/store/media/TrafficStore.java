package org.enishi.store.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.enishi.id.ServerName;
import org.enishi.store.JournalStores;
import org.enishi.store.media.UsageStore.Usage;

/** Counts how many files went to and fro with each other server. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TrafficStore {
    @Inject
    JournalStores stores;

    /** Since the beginning. @param taken from the other server @param given to it */
    public record Traffic(Usage taken, Usage given) {
        public boolean isNone() {
            return taken.files() == 0 && given.files() == 0;
        }
    }

    public void took(ServerName server, long bytes) {
        add(server, "taken_files = taken_files + 1, taken_bytes = taken_bytes + ?", bytes);
    }

    public void gave(ServerName server, long bytes) {
        add(server, "given_files = given_files + 1, given_bytes = given_bytes + ?", bytes);
    }

    public Traffic with(ServerName server) {
        return stores.sql()
                .first(
                        "select taken_files, taken_bytes, given_files, given_bytes from media_traffic where server = ?",
                        of -> of.text(server.folded().value()),
                        row -> new Traffic(
                                new Usage(row.getLong(1), row.getLong(2)), new Usage(row.getLong(3), row.getLong(4))))
                .orElse(new Traffic(Usage.NONE, Usage.NONE));
    }

    private void add(ServerName server, String what, long bytes) {
        stores.sql()
                .update(
                        "insert into media_traffic (server) values (?) on conflict do nothing",
                        row -> row.text(server.folded().value()));
        stores.sql()
                .update(
                        "update media_traffic set " + what + " where server = ?",
                        row -> row.number(bytes).text(server.folded().value()));
    }
}
