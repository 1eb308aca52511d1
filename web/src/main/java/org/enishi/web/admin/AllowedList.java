package org.enishi.web.admin;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.administration.Page;
import org.enishi.administration.partner.Partner;
import org.enishi.administration.partner.TermsJson;

/** The list of allowed domains on the wire. */
public record AllowedList(List<JsonObject> allowed, long total) {
    static AllowedList of(Page<Partner> page) {
        return new AllowedList(page.items().stream().map(TermsJson::of).toList(), page.total());
    }
}
