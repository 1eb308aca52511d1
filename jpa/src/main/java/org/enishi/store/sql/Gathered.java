package org.enishi.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements that wait to be sent as one text. */
final class Gathered {
    private final List<String> texts = new ArrayList<>();
    private final List<Binder> binders = new ArrayList<>();

    void add(String text, Binder binder) {
        texts.add(text);
        binders.add(binder);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    String text() {
        return String.join("; ", texts);
    }

    /** Their parameters follow one another. */
    void bind(Parameters to) throws SQLException {
        for (Binder each : binders) each.bind(to);
    }
}
