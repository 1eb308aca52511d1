package org.enishi.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.enishi.administration.ending.Endings;
import org.enishi.administration.ending.Impact;
import org.jspecify.annotations.Nullable;

/** Ends an agreement in order, once it is clear whom that concerns and why it is done. */
@Named
@RequestScoped
public class EndPartnerPage extends PartnerDeed {
    @Inject
    Endings endings;

    private boolean deny;
    private @Nullable Impact impact;

    @Override
    protected String actKey() {
        return "end.act";
    }

    public void end() throws IOException {
        attempt((domain, reason) -> endings.begin(domain, reason, deny), "end.begun");
    }

    public Impact getImpact() {
        Impact known = impact;
        if (known != null) return known;
        var counted = endings.impact(pattern());
        impact = counted;
        return counted;
    }

    public boolean isDeny() {
        return deny;
    }

    public void setDeny(boolean deny) {
        this.deny = deny;
    }
}
