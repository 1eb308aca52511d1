package org.enishi.console.partners;

import java.util.Arrays;
import org.enishi.store.policy.AllowListQuery;
import org.jspecify.annotations.Nullable;

/** By which column the list is sorted, as the address says it: {@code added}, {@code -added}. */
enum PartnerOrder {
    DOMAIN("domain", false, AllowListQuery.Order.DOMAIN),
    DOMAIN_DESCENDING("domain", true, AllowListQuery.Order.DOMAIN_DESCENDING),
    ADDED("added", false, AllowListQuery.Order.OLDEST),
    ADDED_DESCENDING("added", true, AllowListQuery.Order.NEWEST);

    private final String column;
    private final boolean descending;
    private final AllowListQuery.Order query;

    PartnerOrder(String column, boolean descending, AllowListQuery.Order query) {
        this.column = column;
        this.descending = descending;
        this.query = query;
    }

    static PartnerOrder of(@Nullable String inAddress) {
        return Arrays.stream(values())
                .filter(order -> order.sign().equals(inAddress))
                .findFirst()
                .orElse(DOMAIN);
    }

    AllowListQuery.Order query() {
        return query;
    }

    /** Empty for the usual order. */
    String inAddress() {
        return this == DOMAIN ? "" : sign();
    }

    private String sign() {
        return (descending ? "-" : "") + column;
    }

    PartnerOrder clicked(String clicked) {
        boolean again = column.equals(clicked);
        return of(again && !descending ? "-" + clicked : clicked);
    }

    String ariaSort(String asked) {
        if (!column.equals(asked)) return "none";
        return descending ? "descending" : "ascending";
    }

    String icon(String asked) {
        if (!column.equals(asked)) return "unsorted";
        return descending ? "down" : "up";
    }
}
