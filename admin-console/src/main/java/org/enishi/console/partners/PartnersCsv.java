package org.enishi.console.partners;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.enishi.administration.link.BothWays;
import org.enishi.administration.link.Standings;
import org.enishi.administration.partner.AllowList;
import org.enishi.administration.partner.Partner;
import org.enishi.console.frame.Csv;
import org.enishi.console.frame.Reader;
import org.enishi.console.frame.Texts;
import org.enishi.store.policy.AllowListQuery;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** The list as it is shown, all pages of it. */
@WebServlet("/partners.csv")
public class PartnersCsv extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int PIECE = 1000;

    @Inject
    transient AllowList list;

    @Inject
    transient Standings standings;

    @Inject
    transient TermsTexts termsTexts;

    @Inject
    transient Texts texts;

    @Inject
    transient Reader reader;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var order = PartnerOrder.of(request.getParameter("order")).query();
        var only = PartnerChoice.of(request.getParameter("only")).query();
        String search = text(request.getParameter("search"));
        try (var csv = Csv.to(response, "partners.csv")) {
            csv.row(
                    texts.get("partners.domain"),
                    texts.get("partners.state"),
                    texts.get("partners.attention"),
                    texts.get("reason.label"),
                    texts.get("partners.addedBy"),
                    texts.get("partners.addedAt"));
            int offset = 0;
            var items = list.page(new AllowListQuery(search, only, order, offset, PIECE))
                    .items();
            while (!items.isEmpty()) {
                write(items, csv);
                offset += PIECE;
                items = list.page(new AllowListQuery(search, only, order, offset, PIECE))
                        .items();
            }
        }
    }

    private void write(List<Partner> partners, Csv csv) throws IOException {
        Map<DomainPattern, BothWays> states =
                standings.of(partners.stream().map(Partner::domain).toList());
        for (Partner partner : partners) {
            BothWays state = states.getOrDefault(partner.domain(), BothWays.UNKNOWN);
            csv.row(
                    partner.domain(),
                    texts.get("standing." + state.name()),
                    termsTexts
                            .attention(partner.terms())
                            .map(choice -> texts.get(choice.text()))
                            .orElse(""),
                    partner.reason(),
                    partner.addedBy(),
                    reader.exactly(partner.addedAt()));
        }
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
