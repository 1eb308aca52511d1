package org.enishi.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.enishi.administration.Page;
import org.enishi.administration.partner.AllowList;
import org.enishi.administration.partner.Partner;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.enishi.store.policy.AllowListQuery;
import org.jspecify.annotations.Nullable;

/** The list: search, order and page are in the address. */
@Named
@RequestScoped
public class PartnersPage {
    private static final int ROWS = 50;

    @Inject
    AllowList list;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String search = "";
    private PartnerOrder order = PartnerOrder.DOMAIN;
    private int pageNumber = 1;
    private @Nullable Page<Partner> page;

    public Page<Partner> getPage() {
        Page<Partner> known = page;
        if (known != null) return known;
        var read = list.page(new AllowListQuery(search, order.query(), (pageNumber - 1) * ROWS, ROWS));
        page = read;
        return read;
    }

    public boolean isFiltered() {
        return !search.isEmpty();
    }

    public long getPages() {
        return Math.max(1, (getPage().total() + ROWS - 1) / ROWS);
    }

    public String getCount() {
        return texts.count(
                isFiltered() ? "partners.found" : "partners.count", getPage().total());
    }

    public String getPageSentence() {
        return texts.get("pager.page", pageNumber, getPages());
    }

    public String getAddress() {
        return request.getContextPath() + "/partners";
    }

    public String pageAddress(int number) {
        return here().with("page", number == 1 ? null : number).toString();
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
        return Address.of(request.getContextPath() + "/partners.csv")
                .with("search", search)
                .with("order", order.inAddress())
                .toString();
    }

    public String partnerAddress(Partner partner) {
        return Address.of(request.getContextPath() + "/partner")
                .with("domain", partner.domain())
                .toString();
    }

    private Address here() {
        return Address.of(getAddress()).with("search", search).with("order", order.inAddress());
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search == null ? "" : search.strip();
    }

    public String getOrder() {
        return order.inAddress();
    }

    public void setOrder(@Nullable String order) {
        this.order = PartnerOrder.of(order);
    }

    public int getPageNumber() {
        return pageNumber;
    }

    public void setPageNumber(int pageNumber) {
        this.pageNumber = Math.max(1, Math.min(pageNumber, Integer.MAX_VALUE / ROWS));
    }
}
