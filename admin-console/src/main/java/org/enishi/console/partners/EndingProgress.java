package org.enishi.console.partners;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.enishi.administration.ending.Endings;
import org.enishi.administration.partner.AllowList;
import org.enishi.console.frame.Texts;
import org.enishi.store.governance.Ending;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** How far the ending of this partner's agreement is, for the partner's page. */
@Named
@RequestScoped
public class EndingProgress {
    @Inject
    Endings endings;

    @Inject
    AllowList list;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private @Nullable Ending ending;
    private boolean listed;

    @PostConstruct
    void read() {
        Optional<DomainPattern> domain = Optional.ofNullable(request.getParameter("domain"))
                .map(String::strip)
                .filter(DomainPattern::isWellFormed)
                .map(DomainPattern::new);
        listed = domain.flatMap(list::find).isPresent();
        ending = domain.flatMap(endings::find)
                .filter(each -> each.isRunning() || !listed)
                .orElse(null);
    }

    /** Whether there is something to end. */
    public boolean isOffered() {
        return listed && ending == null;
    }

    /** One that is over is shown until there is an agreement again. */
    public boolean isShown() {
        return ending != null;
    }

    public boolean isRunning() {
        return ending != null && ending.isRunning();
    }

    public String getStep() {
        return ending == null ? "" : texts.get("ending." + ending.step().name());
    }

    public String getRooms() {
        return ending == null
                ? ""
                : texts.get(
                        "ending.rooms",
                        ending.progress().roomsDone(),
                        Math.max(ending.progress().rooms(), ending.progress().roomsDone()));
    }

    public Ending.Progress getCounts() {
        return ending == null ? Ending.Progress.NONE : ending.progress();
    }

    public Instant getSince() {
        return Instant.ofEpochMilli(ending == null ? 0 : ending.order().at());
    }

    public Instant getEnded() {
        return Instant.ofEpochMilli(ending == null ? 0 : ending.times().ended());
    }

    public String getBy() {
        return ending == null ? "" : ending.order().by().value();
    }

    public String getReason() {
        return ending == null ? "" : ending.order().reason();
    }
}
