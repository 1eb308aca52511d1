package org.enishi.console.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.enishi.administration.AuditReader;
import org.enishi.administration.AuditRecord;
import org.enishi.console.frame.Reader;
import org.enishi.console.frame.Texts;
import org.enishi.json.Json;
import org.jspecify.annotations.Nullable;

/** One entry with all it says. */
@Named
@RequestScoped
public class AuditEntryPage {
    private static final List<String> ABOUT_PARTNERS = List.of("partner.", "denied.");

    @Inject
    AuditReader audit;

    @Inject
    Texts texts;

    @Inject
    Reader reader;

    private long number;
    private @Nullable AuditRecord entry;
    private long newest;

    public void check() throws IOException {
        entry = audit.find(number).orElse(null);
        newest = audit.end().number();
        if (entry != null) return;
        FacesContext.getCurrentInstance().getExternalContext().responseSendError(404, "");
        FacesContext.getCurrentInstance().responseComplete();
    }

    public @Nullable AuditRecord getEntry() {
        return entry;
    }

    public String getTitle() {
        return texts.get("audit.entry", number);
    }

    public boolean isHasOlder() {
        return number > 1;
    }

    public boolean isHasNewer() {
        return number < newest;
    }

    public boolean isAboutPartner() {
        AuditRecord shown = entry;
        return shown != null && ABOUT_PARTNERS.stream().anyMatch(shown.action()::startsWith);
    }

    public List<Difference> getDifferences() {
        if (entry == null) return List.of();
        return Difference.between(json(entry.before()), json(entry.after()), reader::when);
    }

    private static JsonObject json(Optional<String> text) {
        return text.map(written -> Json.readStored(written.getBytes(UTF_8))).orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    public long getNumber() {
        return number;
    }

    public void setNumber(long number) {
        this.number = number;
    }
}
