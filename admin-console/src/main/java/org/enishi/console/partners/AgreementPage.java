package org.enishi.console.partners;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.enishi.administration.Reason;
import org.enishi.administration.partner.AllowList;
import org.enishi.administration.partner.Rehearsal;
import org.enishi.administration.partner.Rehearse;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Reader;
import org.enishi.console.frame.Texts;
import org.enishi.error.MatrixException;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** Changes what was agreed, and shows before that what the last days' traffic would have met. */
@Named
@RequestScoped
public class AgreementPage {
    private static final String FORM = "agreement";
    private static final int CONFLICT = 409;

    @Inject
    AllowList list;

    @Inject
    Rehearse rehearse;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    @Inject
    Reader reader;

    private String domain = "";
    private String reason = "";
    private Map<String, Object> fields = new HashMap<>();
    private @Nullable Rehearsal rehearsal;

    /** From the address, which the form keeps. */
    @PostConstruct
    void readAddress() {
        String asked = request.getParameter("domain");
        domain = asked == null ? "" : asked.strip();
        if (!DomainPattern.isWellFormed(domain)) return;
        list.find(new DomainPattern(domain)).ifPresent(partner -> {
            domain = partner.domain().value();
            fields = form().of(partner);
        });
    }

    /** Only what is listed can be changed: everything else leads back to its own page. */
    public void check() throws IOException {
        if (fields.isEmpty()) goToPartner();
    }

    public void save() throws IOException {
        try {
            list.put(new DomainPattern(domain), Reason.required(reason), form().fields(fields));
            texts.sayNext("agreement.done", domain);
            goToPartner();
        } catch (TermsForm.Unreadable | MatrixException wrong) {
            say(wrong);
        }
    }

    public void rehearse() {
        try {
            var pattern = new DomainPattern(domain);
            rehearsal = rehearse.under(pattern, list.terms(pattern, form().fields(fields)));
        } catch (TermsForm.Unreadable | MatrixException wrong) {
            say(wrong);
        }
    }

    private void say(RuntimeException wrong) {
        if (wrong instanceof MatrixException refused && refused.status() == CONFLICT) {
            texts.warn("agreement.changedMeanwhile");
            return;
        }
        String field = wrong instanceof TermsForm.Unreadable unreadable
                ? unreadable.field()
                : field(((MatrixException) wrong).extra());
        if (field.isEmpty()) throw wrong;
        String sentence = texts.get("agreement.wrong." + field);
        FacesContext.getCurrentInstance()
                .addMessage(FORM + ":" + field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
    }

    private static String field(JsonObject extra) {
        return extra.getString("field", "");
    }

    private TermsForm form() {
        return new TermsForm(reader.getZone());
    }

    private void goToPartner() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(getPartnerAddress());
    }

    public String getPartnerAddress() {
        return Address.of(request.getContextPath() + "/partner")
                .with("domain", domain)
                .toString();
    }

    /** A reason is needed for saving only. */
    public boolean isSaving() {
        return request.getParameter(FORM + ":save") != null;
    }

    public Map<String, Object> getFields() {
        return fields;
    }

    public @Nullable Rehearsal getRehearsal() {
        return rehearsal;
    }

    public String getRehearsalSentence() {
        Rehearsal shown = rehearsal;
        if (shown == null) return "";
        if (shown.considered() == 0) return texts.get("rehearsal.nothing");
        if (shown.differing().isEmpty()) return texts.get("rehearsal.same", shown.considered());
        return texts.get("rehearsal.differs", shown.considered(), shown.refused(), shown.allowed());
    }

    public String getDomain() {
        return domain;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
