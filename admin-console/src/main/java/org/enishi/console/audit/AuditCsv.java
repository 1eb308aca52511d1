package org.enishi.console.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.enishi.administration.AuditReader;
import org.enishi.administration.AuditRecord;
import org.enishi.console.frame.Csv;
import org.enishi.console.frame.Reader;
import org.enishi.console.frame.Texts;

/** The log as it is filtered, all pages of it, with the hashes that prove it. */
@WebServlet("/audit.csv")
public class AuditCsv extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int PIECE = 1000;

    @Inject
    transient AuditReader audit;

    @Inject
    transient AuditFilter filter;

    @Inject
    transient AuditTexts words;

    @Inject
    transient Texts texts;

    @Inject
    transient Reader reader;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        read(request);
        try (var csv = Csv.to(response, "audit.csv")) {
            csv.row(
                    texts.get("audit.number"),
                    texts.get("audit.at"),
                    texts.get("audit.actor"),
                    texts.get("audit.action"),
                    texts.get("audit.object"),
                    texts.get("reason.label"),
                    texts.get("audit.before"),
                    texts.get("audit.after"),
                    texts.get("audit.hash"));
            var page = audit.newest(filter.query(), PIECE);
            while (!page.items().isEmpty()) {
                for (AuditRecord entry : page.items()) write(entry, csv);
                page = audit.olderThan(page.items().get(page.items().size() - 1).number(), filter.query(), PIECE);
            }
        }
    }

    private void read(HttpServletRequest request) {
        filter.setSearch(request.getParameter("search"));
        filter.setAction(request.getParameter("action"));
        filter.setActor(request.getParameter("actor"));
        filter.setObject(request.getParameter("object"));
        filter.setFrom(request.getParameter("from"));
        filter.setUntil(request.getParameter("until"));
    }

    private void write(AuditRecord entry, Csv csv) throws IOException {
        csv.row(
                entry.number(),
                reader.exactly(entry.at()),
                entry.actor(),
                words.action(entry.action()),
                entry.object(),
                entry.reason(),
                entry.before().orElse(""),
                entry.after().orElse(""),
                entry.hash());
    }
}
