package org.enishi.console.partners;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.enishi.administration.partner.AllowList;
import org.enishi.administration.partner.Partner;
import org.enishi.console.frame.Csv;
import org.enishi.console.frame.Reader;
import org.enishi.console.frame.Texts;
import org.enishi.store.policy.AllowListQuery;
import org.jspecify.annotations.Nullable;

/** The list as it is shown, all pages of it. */
@WebServlet("/partners.csv")
public class PartnersCsv extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int PIECE = 1000;

    @Inject
    transient AllowList list;

    @Inject
    transient Texts texts;

    @Inject
    transient Reader reader;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var order = PartnerOrder.of(request.getParameter("order")).query();
        try (var csv = Csv.to(response, "partners.csv")) {
            csv.row(
                    texts.get("partners.domain"),
                    texts.get("reason.label"),
                    texts.get("partners.addedBy"),
                    texts.get("partners.addedAt"));
            int offset = 0;
            var items = list.page(new AllowListQuery(text(request.getParameter("search")), order, offset, PIECE))
                    .items();
            while (!items.isEmpty()) {
                for (Partner partner : items) write(partner, csv);
                offset += PIECE;
                items = list.page(new AllowListQuery(text(request.getParameter("search")), order, offset, PIECE))
                        .items();
            }
        }
    }

    private void write(Partner partner, Csv csv) throws IOException {
        csv.row(partner.domain(), partner.reason(), partner.addedBy(), reader.exactly(partner.addedAt()));
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
