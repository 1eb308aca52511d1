package org.enishi.console.frame;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.enishi.administration.Page;
import org.jspecify.annotations.Nullable;

/** A list with a search: search and page are in the address. Its page adds what else is in the address, and what a row is. */
public abstract class SearchedPage<T> {
    private static final int ROWS = 50;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String search = "";
    private int pageNumber = 1;
    private @Nullable Page<T> page;

    /** What the page's address ends with, such as {@code partners}. */
    protected abstract String path();

    protected abstract Page<T> read(int offset, int limit);

    /** Of the texts that count what was found. */
    protected abstract String countKey();

    protected abstract Object domainOf(T row);

    /** This page with all that is in its address but the page's number. */
    protected Address here() {
        return at(path()).with("search", search);
    }

    protected final Address at(String other) {
        return Address.of(request.getContextPath() + "/" + other);
    }

    protected final Texts texts() {
        return texts;
    }

    public Page<T> getPage() {
        Page<T> known = page;
        if (known != null) return known;
        var found = read((pageNumber - 1) * ROWS, ROWS);
        page = found;
        return found;
    }

    public boolean isFiltered() {
        return !search.isEmpty();
    }

    public long getPages() {
        return Math.max(1, (getPage().total() + ROWS - 1) / ROWS);
    }

    public String getCount() {
        return texts.count(countKey(), getPage().total());
    }

    public String getPageSentence() {
        return texts.get("pager.page", pageNumber, getPages());
    }

    public String getAddress() {
        return at(path()).toString();
    }

    public String pageAddress(int number) {
        return here().with("page", number == 1 ? null : number).toString();
    }

    public String partnerAddress(T row) {
        return at("partner").with("domain", domainOf(row)).toString();
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
