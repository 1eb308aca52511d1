package org.enishi.console.link;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.enishi.administration.check.Check;
import org.enishi.administration.check.ConnectionTests;
import org.enishi.administration.link.BothSides;
import org.enishi.administration.link.Deliveries;
import org.enishi.administration.link.QueueState;
import org.enishi.administration.link.Standings;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.store.federation.QueueStore;
import org.enishi.store.media.TrafficStore;
import org.enishi.store.media.UsageStore;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** What is between us and one server. A wildcard is no server: of it nothing is shown. */
@Named
@RequestScoped
public class PartnerLink {
    private static final int ROOMS = 10;
    private static final double MEGABYTE = 1e6;

    @Inject
    Standings standings;

    @Inject
    Deliveries deliveries;

    @Inject
    ConnectionTests tests;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String domain = "";
    private @Nullable ServerName server;
    private @Nullable BothSides both;
    private @Nullable QueueState queue;

    /** From the address, which forms keep. */
    @PostConstruct
    void readAddress() {
        String asked = request.getParameter("domain");
        String given = asked == null ? "" : asked.strip();
        if (!DomainPattern.isWellFormed(given)) return;
        var pattern = new DomainPattern(given);
        domain = pattern.value();
        if (!pattern.isWildcard()) server = new ServerName(domain);
    }

    public boolean isServer() {
        return server != null;
    }

    private ServerName server() {
        ServerName known = server;
        if (known == null) throw new IllegalStateException("no server: " + domain);
        return known;
    }

    /** Opened with a name that is none, there is no such page. */
    public void check() throws IOException {
        if (isServer()) return;
        FacesContext.getCurrentInstance().getExternalContext().responseSendError(404, domain);
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** For whom the page is woken: the administrator before it, about this server. */
    public String getWatcher() {
        return request.getUserPrincipal().getName() + " " + domain;
    }

    public BothSides getBoth() {
        BothSides known = both;
        if (known != null) return known;
        var read = standings.of(new DomainPattern(domain));
        both = read;
        return read;
    }

    /** What follows from the state, and what to do. */
    public String getMeaning() {
        return texts.get("standing." + getBoth().state().name() + ".text", domain);
    }

    public String getTheirWord() {
        return texts.get("standing.says." + getBoth().standing().name());
    }

    public QueueState getQueue() {
        QueueState known = queue;
        if (known != null) return known;
        var read = deliveries.to(server());
        queue = read;
        return read;
    }

    public String getWaiting() {
        var waiting = getQueue().waiting();
        if (waiting.isEmpty()) return texts.get("queue.empty");
        return texts.get("queue.waiting", upTo(waiting.events()), upTo(waiting.notices()));
    }

    private String upTo(long number) {
        return number >= QueueStore.MOST ? texts.get("queue.more", number) : texts.get("queue.number", number);
    }

    /** Files that went to and fro; empty if there were none. */
    public String getFiles() {
        TrafficStore.Traffic files = deliveries.files(server());
        return files.isNone() ? "" : texts.get("partner.files", volume(files.taken()), volume(files.given()));
    }

    private String volume(UsageStore.Usage usage) {
        return texts.get("partner.volume", texts.count("files", usage.files()), usage.bytes() / MEGABYTE);
    }

    public List<QueueStore.Shared> getRooms() {
        return deliveries.rooms(server(), ROOMS);
    }

    public @Nullable Check getTest() {
        return tests.last(server()).orElse(null);
    }

    public boolean isTesting() {
        Check last = getTest();
        return last != null && !last.isOver();
    }

    public void askAgain() throws IOException {
        standings.askAgain(new DomainPattern(domain));
        goBack("standing.asked");
    }

    public void deliverNow() throws IOException {
        deliveries.tryNow(server());
        goBack("queue.tried");
    }

    public void test() throws IOException {
        try {
            tests.start(server());
            goBack("test.started");
        } catch (MatrixException tooMany) {
            texts.warn("test.tooMany");
        }
    }

    private void goBack(String said) throws IOException {
        texts.sayNext(said, domain);
        var address = Address.of(request.getContextPath() + "/partner").with("domain", domain);
        FacesContext.getCurrentInstance().getExternalContext().redirect(address.toString());
    }

    public String getDomain() {
        return domain;
    }
}
