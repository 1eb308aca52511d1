package org.enishi.console.overview;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.enishi.administration.AuditReader;
import org.enishi.administration.AuditRecord;
import org.enishi.administration.Overview;
import org.enishi.administration.ServerOverview;
import org.enishi.administration.link.Standings;
import org.enishi.console.frame.Texts;
import org.enishi.store.audit.AuditQuery;

/** How the server stands, and what needs somebody. */
@Named
@RequestScoped
public class OverviewPage {
    private static final int LAST = 6;
    private static final String GOOD = "good";

    @Inject
    Overview overview;

    @Inject
    AuditReader audit;

    @Inject
    Standings standings;

    @Inject
    Texts texts;

    private ServerOverview server;
    private List<AuditRecord> lastChanges = List.of();

    /** A sentence at the top. @param outcome the page that helps; may be empty */
    public record Notice(String kind, String text, String outcome, String linkText) {}

    /** A number with its name and what it counts. */
    public record Figure(String name, long value, String note) {}

    @PostConstruct
    void read() {
        server = overview.now();
        lastChanges = audit.newest(AuditQuery.ALL, LAST).items();
    }

    public ServerOverview getServer() {
        return server;
    }

    public List<AuditRecord> getLastChanges() {
        return lastChanges;
    }

    public List<Notice> getNotices() {
        List<Notice> notices = new ArrayList<>(ofMode());
        if (!server.filesSeen()) {
            notices.removeIf(notice -> notice.kind().equals(GOOD));
            notices.add(0, plain("warn", "overview.filesMissing"));
        }
        long offers = standings.offers(0, 1).total();
        if (offers > 0)
            notices.add(new Notice(
                    "warn", texts.count("overview.offers", offers), "/partner-offers", texts.get("offers.title")));
        return notices;
    }

    private List<Notice> ofMode() {
        return switch (server.federationMode()) {
            case OPEN -> List.of(plain("warn", "mode.OPEN"));
            case CLOSED -> List.of(plain("plain", "mode.CLOSED"));
            case ALLOWLIST, STRICT -> List.of(ofAgreements());
        };
    }

    private Notice ofAgreements() {
        if (server.partners() == 0) return nobodyListed();
        if (server.due() == 0) return plain(GOOD, "overview.allWell");
        String text = texts.count("overview.due", server.due());
        return new Notice("warn", text, "/partners", texts.get("partners.title"));
    }

    private Notice plain(String kind, String key) {
        return new Notice(kind, texts.get(key), "", "");
    }

    private Notice nobodyListed() {
        return new Notice("plain", texts.get("overview.nobodyListed"), "/partner-add", texts.get("partners.add"));
    }

    public List<Figure> getFigures() {
        return List.of(
                new Figure(texts.get("overview.users"), server.users(), texts.get("overview.usersNote")),
                new Figure(texts.get("overview.rooms"), server.rooms(), texts.get("overview.roomsNote")),
                new Figure(texts.get("overview.partners"), server.partners(), texts.get("overview.partnersNote")));
    }

    public String getFederation() {
        return texts.get("federation." + server.federationMode().name());
    }

    /** The two largest units: "3 days 4 hours". */
    public String getUptime() {
        Duration up = server.uptime();
        if (up.toDays() > 0) return two("time.days", up.toDays(), "time.hours", up.toHoursPart());
        if (up.toHours() > 0) return two("time.hours", up.toHours(), "time.minutes", up.toMinutesPart());
        return texts.count("time.minutes", up.toMinutes());
    }

    private String two(String unit, long many, String smallerUnit, long few) {
        return texts.get("time.two", texts.count(unit, many), texts.count(smallerUnit, few));
    }
}
