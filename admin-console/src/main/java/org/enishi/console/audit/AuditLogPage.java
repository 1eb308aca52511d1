package org.enishi.console.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.enishi.administration.AuditPage;
import org.enishi.administration.AuditReader;
import org.enishi.administration.AuditRecord;
import org.enishi.compliance.AuditCheck;
import org.enishi.compliance.ChainEnd;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.jspecify.annotations.Nullable;

/** The log, newest first; what is shown is in the address, pages by the number of an entry. */
@Named("auditPage")
@RequestScoped
public class AuditLogPage {
    private static final int ROWS = 50;

    @Inject
    AuditReader audit;

    @Inject
    AuditFilter filter;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private @Nullable Long before;
    private @Nullable Long after;
    private @Nullable AuditPage page;
    private @Nullable ChainEnd end;
    private AuditCheck.@Nullable Finding finding;

    public AuditPage getPage() {
        AuditPage known = page;
        if (known != null) return known;
        AuditPage read = read();
        page = read;
        return read;
    }

    private AuditPage read() {
        if (after != null) return audit.newerThan(after, filter.query(), ROWS);
        return before == null ? audit.newest(filter.query(), ROWS) : audit.olderThan(before, filter.query(), ROWS);
    }

    public String getCount() {
        List<AuditRecord> items = getPage().items();
        if (!filter.isActive()) {
            return texts.get(
                    "audit.shown",
                    items.get(0).number(),
                    items.get(items.size() - 1).number(),
                    getEnd().number());
        }
        return texts.count("audit.found", items.size());
    }

    public String getOlderAddress() {
        List<AuditRecord> items = getPage().items();
        return here().with("before", items.get(items.size() - 1).number()).toString();
    }

    public String getNewerAddress() {
        return here().with("after", getPage().items().get(0).number()).toString();
    }

    public String addressWithout(String parameter) {
        return here().with(parameter, null).toString();
    }

    public String getCsvAddress() {
        return filter.in(Address.of(request.getContextPath() + "/audit.csv")).toString();
    }

    public String getAddress() {
        return request.getContextPath() + "/audit";
    }

    private Address here() {
        return filter.in(Address.of(getAddress()));
    }

    public ChainEnd getEnd() {
        ChainEnd known = end;
        if (known != null) return known;
        ChainEnd read = audit.end();
        end = read;
        return read;
    }

    public String getShortHash() {
        String hash = getEnd().hash();
        return hash.substring(0, 8) + "…" + hash.substring(hash.length() - 8);
    }

    public void checkChain() {
        finding = audit.check();
    }

    public AuditCheck.@Nullable Finding getFinding() {
        return finding;
    }

    public String getFindingText() {
        AuditCheck.Finding found = finding;
        if (found == null) return "";
        return found.firstBroken().isPresent()
                ? texts.get("chain.broken", found.firstBroken().getAsLong())
                : texts.count("chain.whole", found.end().number());
    }

    public AuditFilter getFilter() {
        return filter;
    }

    public @Nullable Long getBefore() {
        return before;
    }

    public void setBefore(@Nullable Long before) {
        this.before = before;
    }

    public @Nullable Long getAfter() {
        return after;
    }

    public void setAfter(@Nullable Long after) {
        this.after = after;
    }
}
