package org.enishi.console.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Reader;
import org.enishi.store.audit.AuditQuery;
import org.jspecify.annotations.Nullable;

/** Which entries, as the address says it. Days are those of the reader's zone, the last one included. */
@RequestScoped
public class AuditFilter {
    @Inject
    Reader reader;

    private String search = "";
    private String action = "";
    private String actor = "";
    private String object = "";
    private String from = "";
    private String until = "";

    AuditQuery query() {
        return new AuditQuery(
                given(action), given(actor), given(object), given(search), start(from, 0), start(until, 1));
    }

    Address in(Address address) {
        return address.with("search", search)
                .with("action", action)
                .with("actor", actor)
                .with("object", object)
                .with("from", from)
                .with("until", until);
    }

    public boolean isActive() {
        return !(search + action + actor + object + from + until).isEmpty();
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    private @Nullable Instant start(String day, int later) {
        LocalDate date = date(day);
        return date == null
                ? null
                : date.plusDays(later).atStartOfDay(reader.getZone()).toInstant();
    }

    private static @Nullable LocalDate date(String day) {
        try {
            return day.isEmpty() ? null : LocalDate.parse(day);
        } catch (DateTimeException typedByHand) {
            return null;
        }
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String text) {
        search = clean(text);
    }

    public String getAction() {
        return action;
    }

    public void setAction(@Nullable String text) {
        action = clean(text);
    }

    public String getActor() {
        return actor;
    }

    public void setActor(@Nullable String text) {
        actor = clean(text);
    }

    public String getObject() {
        return object;
    }

    public void setObject(@Nullable String text) {
        object = clean(text);
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String text) {
        from = date(clean(text)) == null ? "" : clean(text);
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String text) {
        until = date(clean(text)) == null ? "" : clean(text);
    }
}
