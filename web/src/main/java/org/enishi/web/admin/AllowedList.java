package org.enishi.web.admin;

import java.util.List;
import org.enishi.administration.Page;
import org.enishi.administration.Partner;
import org.enishi.id.UserId;

/** The list of allowed domains on the wire. */
public record AllowedList(List<Entry> allowed, long total) {
    /** @param addedAt milliseconds */
    public record Entry(String serverName, String reason, UserId addedBy, long addedAt) {
        static Entry of(Partner partner) {
            return new Entry(
                    partner.domain().value(),
                    partner.reason(),
                    partner.addedBy(),
                    partner.addedAt().toEpochMilli());
        }
    }

    static AllowedList of(Page<Partner> page) {
        return new AllowedList(page.items().stream().map(Entry::of).toList(), page.total());
    }
}
