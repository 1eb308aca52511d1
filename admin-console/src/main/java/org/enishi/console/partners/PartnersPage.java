package org.enishi.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.enishi.administration.Page;
import org.enishi.administration.partner.AllowList;
import org.enishi.administration.partner.Partner;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.SearchedPage;
import org.enishi.store.policy.AllowListQuery;
import org.jspecify.annotations.Nullable;

/** The list; its order, too, is in the address. */
@Named
@RequestScoped
public class PartnersPage extends SearchedPage<Partner> {
    @Inject
    AllowList list;

    private PartnerOrder order = PartnerOrder.DOMAIN;

    @Override
    protected String path() {
        return "partners";
    }

    @Override
    protected Page<Partner> read(int offset, int limit) {
        return list.page(new AllowListQuery(getSearch(), order.query(), offset, limit));
    }

    @Override
    protected String countKey() {
        return isFiltered() ? "partners.found" : "partners.count";
    }

    @Override
    protected Object domainOf(Partner partner) {
        return partner.domain();
    }

    @Override
    protected Address here() {
        return super.here().with("order", order.inAddress());
    }

    /** Sorted by this column; sorted by it already, the other way round. */
    public String sortAddress(String column) {
        return here().with("order", order.clicked(column).inAddress()).toString();
    }

    public String ariaSort(String column) {
        return order.ariaSort(column);
    }

    public String sortIcon(String column) {
        return order.icon(column);
    }

    public String getCsvAddress() {
        return at("partners.csv")
                .with("search", getSearch())
                .with("order", order.inAddress())
                .toString();
    }

    public String getOrder() {
        return order.inAddress();
    }

    public void setOrder(@Nullable String order) {
        this.order = PartnerOrder.of(order);
    }
}
