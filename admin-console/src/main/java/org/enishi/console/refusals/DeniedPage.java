package org.enishi.console.refusals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.enishi.administration.Page;
import org.enishi.administration.partner.Denied;
import org.enishi.administration.partner.DenyList;
import org.enishi.console.frame.SearchedPage;

/** The denied domains. */
@Named
@RequestScoped
public class DeniedPage extends SearchedPage<Denied> {
    @Inject
    DenyList list;

    @Override
    protected String path() {
        return "partner-denied";
    }

    @Override
    protected Page<Denied> read(int offset, int limit) {
        return list.page(getSearch(), offset, limit);
    }

    @Override
    protected String countKey() {
        return "denied.count";
    }

    @Override
    protected Object domainOf(Denied denied) {
        return denied.domain();
    }
}
