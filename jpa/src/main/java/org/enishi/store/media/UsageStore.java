package org.enishi.store.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/** Counts how much everybody has stored, so that nobody has to add it up. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class UsageStore {
    private static final String FETCHED = "*";

    @Inject
    JournalStores stores;

    /** So many files with so many bytes together. */
    public record Usage(long files, long bytes) {
        public static final Usage NONE = new Usage(0, 0);
    }

    public Usage of(UserId owner) {
        return read(owner.value());
    }

    /** Of all that was fetched from other servers. */
    public Usage fetched() {
        return read(FETCHED);
    }

    /** Adds one file, unless that would be more than allowed. @return whether it was added */
    public boolean add(UserId owner, long bytes, Usage most) {
        stores.sql()
                .update(
                        "insert into media_usage (owner) values (?) on conflict do nothing",
                        row -> row.text(owner.value()));
        return 1
                == stores.sql()
                        .update(
                                "update media_usage set files = files + 1, size_bytes = size_bytes + ?"
                                        + " where owner = ? and files < ? and size_bytes + ? <= ?",
                                row -> row.number(bytes)
                                        .text(owner.value())
                                        .number(most.files())
                                        .number(bytes)
                                        .number(most.bytes()));
    }

    /** @param files and bytes: below zero for what was forgotten */
    public void addFetched(long files, long bytes) {
        stores.sql()
                .update(
                        "update media_usage set files = files + ?, size_bytes = size_bytes + ? where owner = ?",
                        row -> row.number(files).number(bytes).text(FETCHED));
    }

    private Usage read(String owner) {
        return stores.sql()
                .first(
                        "select files, size_bytes from media_usage where owner = ?",
                        of -> of.text(owner),
                        row -> new Usage(row.getLong(1), row.getLong(2)))
                .orElse(Usage.NONE);
    }
}
