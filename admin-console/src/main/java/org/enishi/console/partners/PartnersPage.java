package org.enishi.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.enishi.administration.Page;
import org.enishi.administration.link.BothWays;
import org.enishi.administration.link.Standings;
import org.enishi.administration.partner.AllowList;
import org.enishi.administration.partner.Partner;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.SearchedPage;
import org.enishi.store.policy.AllowListQuery;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** The list; its order, too, is in the address. */
@Named
@RequestScoped
public class PartnersPage extends SearchedPage<Partner> {
    @Inject
    AllowList list;

    @Inject
    Standings standings;

    @Inject
    TermsTexts termsTexts;

    private PartnerOrder order = PartnerOrder.DOMAIN;
    private PartnerChoice only = PartnerChoice.ALL;
    private @Nullable Map<DomainPattern, BothWays> states;

    @Override
    protected String path() {
        return "partners";
    }

    @Override
    protected Page<Partner> read(int offset, int limit) {
        return list.page(new AllowListQuery(getSearch(), only.query(), order.query(), offset, limit));
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
        return super.here().with("only", only.inAddress()).with("order", order.inAddress());
    }

    @Override
    public boolean isFiltered() {
        return super.isFiltered() || only != PartnerChoice.ALL;
    }

    /** How both stand; of all partners of the page with one query. */
    public BothWays state(Partner partner) {
        Map<DomainPattern, BothWays> known = states;
        if (known == null) {
            known = standings.of(getPage().items().stream().map(Partner::domain).toList());
            states = known;
        }
        return known.getOrDefault(partner.domain(), BothWays.UNKNOWN);
    }

    /** What somebody should look at; empty where there is nothing. */
    public String attention(Partner partner) {
        return termsTexts
                .attention(partner.terms())
                .map(choice -> texts().get(choice.text()))
                .orElse("");
    }

    public List<PartnerChoice> getChoices() {
        return List.of(PartnerChoice.values());
    }

    public String text(PartnerChoice choice) {
        return texts().get(choice.text());
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
                .with("only", only.inAddress())
                .with("order", order.inAddress())
                .toString();
    }

    public String getOrder() {
        return order.inAddress();
    }

    public void setOrder(@Nullable String order) {
        this.order = PartnerOrder.of(order);
    }

    public String getOnly() {
        return only.inAddress();
    }

    public void setOnly(@Nullable String only) {
        this.only = PartnerChoice.of(only);
    }
}
