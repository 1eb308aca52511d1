package org.enishi.console.link;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.enishi.administration.Page;
import org.enishi.administration.link.Offer;
import org.enishi.administration.link.Standings;
import org.enishi.console.frame.SearchedPage;

/** Servers that offer an agreement, the latest first. */
@Named
@RequestScoped
public class OffersPage extends SearchedPage<Offer> {
    @Inject
    Standings standings;

    @Override
    protected String path() {
        return "partner-offers";
    }

    @Override
    protected Page<Offer> read(int offset, int limit) {
        return standings.offers(offset, limit);
    }

    @Override
    protected String countKey() {
        return "offers.count";
    }

    @Override
    protected Object domainOf(Offer offer) {
        return offer.server();
    }

    public String declineAddress(Offer offer) {
        return at("partner-decline").with("domain", domainOf(offer)).toString();
    }
}
