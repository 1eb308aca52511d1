package org.enishi.console.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.enishi.compliance.AuditAction;
import org.enishi.console.frame.Texts;

/** The actions in the reader's words. */
@Named
@RequestScoped
public class AuditTexts {
    @Inject
    Texts texts;

    /** A code that is not known here, because a newer version wrote it, stands for itself. */
    public String action(String code) {
        return AuditAction.of(code)
                .map(known -> texts.get("action." + known.code()))
                .orElse(code);
    }

    public List<AuditAction> getActions() {
        return List.of(AuditAction.values());
    }
}
