package org.enishi.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.enishi.store.audit.AuditEntry;

/** Walks along the chain and finds the first place where it does not hold. */
@ApplicationScoped
public class AuditCheck {
    private static final int PIECE = 1000;

    @Inject
    AuditPages pages;

    /**
     * What was found.
     *
     * @param end where the chain ended when the walk began
     * @param firstBroken the first entry that was changed, or before which one is missing; one past the end if the end
     *     itself was cut off
     */
    public record Finding(ChainEnd end, OptionalLong firstBroken) {
        public boolean isWhole() {
            return firstBroken.isEmpty();
        }
    }

    public Finding check() {
        ChainEnd end = pages.end();
        var last = new ChainEnd(0, AuditChain.START);
        while (last.number() < end.number()) {
            var piece = pages.after(last.number(), PIECE);
            if (piece.isEmpty()) return broken(end, last.number() + 1);
            for (AuditEntry entry : piece) {
                if (!follows(entry, last)) return broken(end, last.number() + 1);
                last = new ChainEnd(entry.number(), entry.hash());
                if (last.number() == end.number()) break;
            }
        }
        return last.equals(end) ? new Finding(end, OptionalLong.empty()) : broken(end, end.number());
    }

    private static boolean follows(AuditEntry entry, ChainEnd last) {
        return entry.number() == last.number() + 1 && entry.hash().equals(AuditChain.hash(last.hash(), entry.facts()));
    }

    private static Finding broken(ChainEnd end, long number) {
        return new Finding(end, OptionalLong.of(number));
    }
}
