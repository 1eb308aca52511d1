package org.enishi.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.enishi.security.AccountEnded;
import org.enishi.store.filter.FilterStore;

/** Filters end with the account, in one transaction. */
@ApplicationScoped
class EndedFilters {
    @Inject
    FilterStore store;

    void drop(@Observes AccountEnded ended) {
        store.removeAll(ended.account());
    }
}
