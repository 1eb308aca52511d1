package org.enishi.console.refusals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.enishi.administration.Page;
import org.enishi.administration.partner.Refusal;
import org.enishi.administration.partner.Refusals;
import org.enishi.console.frame.SearchedPage;
import org.enishi.store.policy.decision.RefusalQuery;

/** What was refused in the last days. */
@Named
@RequestScoped
public class RefusalsPage extends SearchedPage<Refusal> {
    @Inject
    Refusals refusals;

    @Override
    protected String path() {
        return "partner-refusals";
    }

    @Override
    protected Page<Refusal> read(int offset, int limit) {
        return refusals.page(new RefusalQuery(getSearch(), offset, limit));
    }

    @Override
    protected String countKey() {
        return "refusals.count";
    }

    @Override
    protected Object domainOf(Refusal refusal) {
        return refusal.what().domain();
    }
}
