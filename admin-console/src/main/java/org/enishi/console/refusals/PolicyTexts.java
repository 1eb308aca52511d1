package org.enishi.console.refusals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.MissingResourceException;
import org.enishi.console.frame.Texts;
import org.enishi.store.policy.decision.DecisionKey;

/** Rules, actions and places in the reader's words. */
@Named
@RequestScoped
public class PolicyTexts {
    @Inject
    Texts texts;

    public String rule(String name) {
        return known("rule." + name, name);
    }

    /** Who was about to do what. */
    public String what(DecisionKey key) {
        String who = texts.get(key.way().inbound() ? "decision.theirs" : "decision.ours");
        return texts.get(
                "decision.what",
                who,
                known("decision." + key.way().action(), key.way().action()));
    }

    public String host(DecisionKey key) {
        return texts.get("decision.host." + key.host().name());
    }

    /** What a newer version wrote stands for itself. */
    private String known(String key, String name) {
        try {
            return texts.get(key);
        } catch (MissingResourceException unknown) {
            return name;
        }
    }
}
