package org.enishi.console.refusals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.enishi.administration.partner.Explain;
import org.enishi.administration.partner.Explanation;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.enishi.error.MatrixException;
import org.jspecify.annotations.Nullable;

/** Why somebody gets into a room, or not. The question is in the address. */
@Named
@RequestScoped
public class ExplainPage {
    @Inject
    Explain explain;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String user = "";
    private String room = "";
    private @Nullable Explanation answer;
    private String problem = "";

    public void check() {
        if (user.isEmpty() && room.isEmpty()) return;
        try {
            answer = explain.why(user, room);
        } catch (MatrixException wrong) {
            problem = texts.get("explain.notAnswered");
        }
    }

    public @Nullable Explanation getAnswer() {
        return answer;
    }

    /** Why there is no answer; empty if there is, or nothing was asked. */
    public String getProblem() {
        return problem;
    }

    public String getVerdict() {
        Explanation given = answer;
        if (given == null) return "";
        String key = !given.entersHere() ? "refused" : given.partnerDecides() ? "partnerDecides" : "allowed";
        return texts.get("explain.verdict." + key, given.partner().value());
    }

    public String getKind() {
        Explanation given = answer;
        if (given == null || !given.entersHere()) return "bad";
        return given.partnerDecides() ? "warn" : "good";
    }

    /** Which entry of the two lists speaks for the partner. */
    public String getEntry() {
        Explanation given = answer;
        if (given == null) return "";
        if (given.denied().isPresent())
            return texts.get("explain.byDenial", given.denied().get().value());
        return given.agreement()
                .map(entry -> texts.get("explain.byAgreement", entry.value()))
                .orElseGet(() -> texts.get("explain.byNone"));
    }

    public String question(Explanation.Step step) {
        return texts.get("explain.question." + step.question().name());
    }

    public String getPartnerAddress() {
        Explanation given = answer;
        return Address.of(request.getContextPath() + "/partner")
                .with("domain", given == null ? null : given.partner())
                .toString();
    }

    public String getAddress() {
        return request.getContextPath() + "/partner-explain";
    }

    public String getUser() {
        return user;
    }

    public void setUser(@Nullable String user) {
        this.user = user == null ? "" : user.strip();
    }

    public String getRoom() {
        return room;
    }

    public void setRoom(@Nullable String room) {
        this.room = room == null ? "" : room.strip();
    }
}
