package org.enishi.console.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The console's sentences in the reader's language, for what is said from Java. */
@RequestScoped
public class Texts {
    private static final String BUNDLE = "org.enishi.console.texts";

    @Inject
    Reader reader;

    /** @param values fill {@code {0}}, {@code {1}} and so on */
    public String get(String key, Object... values) {
        String pattern = ResourceBundle.getBundle(BUNDLE, reader.getLocale()).getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, reader.getLocale()).format(values);
    }

    /** As {@link #get}; one is one in English, many are {@code key + ".many"}. */
    public String count(String key, long number) {
        return get(number == 1 ? key + ".one" : key + ".many", number);
    }

    /** Says it at the top of this page. */
    public void warn(String key, Object... values) {
        var message = new FacesMessage(FacesMessage.SEVERITY_ERROR, get(key, values), "");
        FacesContext.getCurrentInstance().addMessage(null, message);
    }

    /** Says it at the top of the page that follows. */
    public void sayNext(String key, Object... values) {
        var faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, get(key, values), ""));
    }
}
