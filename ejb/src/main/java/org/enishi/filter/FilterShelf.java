package org.enishi.filter;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.enishi.store.filter.FilterStore;
import org.enishi.store.filter.StoredFilter;

/** Keeps and finds uploaded filters, each time in a short transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FilterShelf {
    @Inject
    FilterStore store;

    /** @throws jakarta.ejb.EJBException if another request kept the same filter at the same moment: try again */
    public long keep(long account, byte[] text) {
        String hash = hash(text);
        return store.find(account, hash)
                .orElseGet(() -> store.add(account, hash, text))
                .nid();
    }

    /** @param id any text: what is no number is not found */
    public Optional<byte[]> find(long account, String id) {
        if (!id.matches("[0-9]{1,18}")) return Optional.empty();
        return store.find(account, Long.parseLong(id)).map(StoredFilter::text);
    }

    private static String hash(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
