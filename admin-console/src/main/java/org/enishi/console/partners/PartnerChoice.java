package org.enishi.console.partners;

import java.util.Arrays;
import java.util.Locale;
import org.enishi.store.policy.AllowListQuery;
import org.jspecify.annotations.Nullable;

/** Which partners are listed, as the address says it: {@code due}. */
public enum PartnerChoice {
    ALL("partners.every", AllowListQuery.Only.ALL),
    SUSPENDED("partners.only.suspended", AllowListQuery.Only.SUSPENDED),
    DUE("partners.only.due", AllowListQuery.Only.DUE),
    ENDED("partners.only.ended", AllowListQuery.Only.ENDED),
    ACCEPTED("partners.only.accepted", AllowListQuery.Only.THEY_AGREE),
    OPEN("partners.only.open", AllowListQuery.Only.THEY_DO_NOT);

    private final String text;
    private final AllowListQuery.Only query;

    PartnerChoice(String text, AllowListQuery.Only query) {
        this.text = text;
        this.query = query;
    }

    static PartnerChoice of(@Nullable String inAddress) {
        return Arrays.stream(values())
                .filter(choice -> choice.getInAddress().equals(inAddress))
                .findFirst()
                .orElse(ALL);
    }

    AllowListQuery.Only query() {
        return query;
    }

    String text() {
        return text;
    }

    String inAddress() {
        return getInAddress();
    }

    /** Empty for all. */
    public String getInAddress() {
        return this == ALL ? "" : name().toLowerCase(Locale.ROOT);
    }
}
