package org.enishi.console.refusals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.enishi.administration.Page;
import org.enishi.administration.partner.Denied;
import org.enishi.administration.partner.DenyList;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.jspecify.annotations.Nullable;

/** The denied domains: search and page are in the address. */
@Named
@RequestScoped
public class DeniedPage {
    private static final int ROWS = 50;

    @Inject
    DenyList list;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String search = "";
    private int pageNumber = 1;
    private @Nullable Page<Denied> page;

    public Page<Denied> getPage() {
        Page<Denied> known = page;
        if (known != null) return known;
        var read = list.page(search, (pageNumber - 1) * ROWS, ROWS);
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
        return texts.count("denied.count", getPage().total());
    }

    public String getPageSentence() {
        return texts.get("pager.page", pageNumber, getPages());
    }

    public String getAddress() {
        return request.getContextPath() + "/partner-denied";
    }

    public String pageAddress(int number) {
        return Address.of(getAddress())
                .with("search", search)
                .with("page", number == 1 ? null : number)
                .toString();
    }

    public String partnerAddress(Denied denied) {
        return Address.of(request.getContextPath() + "/partner")
                .with("domain", denied.domain())
                .toString();
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search == null ? "" : search.strip();
    }

    public int getPageNumber() {
        return pageNumber;
    }

    public void setPageNumber(int pageNumber) {
        this.pageNumber = Math.max(1, Math.min(pageNumber, Integer.MAX_VALUE / ROWS));
    }
}
