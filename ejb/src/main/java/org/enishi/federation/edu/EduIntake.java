package org.enishi.federation.edu;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.store.sql.StorageFailure;

/** Hands each EDU of a transaction to whoever knows its kind; a bad one does not hurt the others. */
@ApplicationScoped
public class EduIntake {
    private static final Logger LOG = System.getLogger(EduIntake.class.getName());

    @Inject
    @Any
    Instance<EduHandler> handlers;

    /** @param edus of one transaction; what is in them may be anything */
    public void take(ServerName origin, List<JsonObject> edus) {
        edus.forEach(edu -> takeOne(origin, edu));
    }

    private void takeOne(ServerName origin, JsonObject edu) {
        boolean complete = edu.get("edu_type") instanceof JsonString && edu.get("content") instanceof JsonObject;
        if (!complete) return;
        String type = edu.getString("edu_type");
        for (EduHandler handler : handlers)
            if (handler.type().equals(type)) take(handler, origin, edu.getJsonObject("content"));
    }

    private static void take(EduHandler handler, ServerName origin, JsonObject content) {
        try {
            handler.take(origin, content);
        } catch (StorageFailure outage) {
            throw outage;
        } catch (RuntimeException failure) {
            if (failure instanceof MatrixException refused && refused.status() >= 500) throw refused;
            boolean expected = failure instanceof MatrixException;
            LOG.log(
                    expected ? Level.DEBUG : Level.WARNING,
                    "An EDU of " + origin + " (" + handler.type() + ") is left out: " + failure.getMessage(),
                    expected ? null : failure);
        }
    }
}
