package org.enishi.console.link;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.enishi.administration.check.Finding;
import org.enishi.administration.link.BothWays;
import org.enishi.console.frame.Reader;
import org.enishi.console.frame.Texts;
import org.enishi.store.policy.Terms;

/** States, findings and lengths of time in the reader's words. */
@Named
@RequestScoped
public class LinkTexts {
    @Inject
    Texts texts;

    @Inject
    Reader reader;

    @Inject
    Clock clock;

    public String state(BothWays state) {
        return texts.get("standing." + state.name());
    }

    /** Of a badge. */
    public String kind(BothWays state) {
        return switch (state) {
            case MUTUAL -> "good";
            case OFFERED, ONLY_WE, ONLY_THEY -> "warn";
            case NEITHER, UNKNOWN -> "plain";
        };
    }

    public String step(Finding finding) {
        return texts.get("test." + finding.step().name());
    }

    public String kind(Finding finding) {
        return switch (finding.grade()) {
            case GOOD -> "good";
            case WARN -> "warn";
            case BAD -> "bad";
            case PLAIN -> "plain";
        };
    }

    public String grade(Finding finding) {
        return texts.get("test.grade." + finding.grade().name());
    }

    public String says(Finding finding) {
        Object[] values = finding.values().stream().map(this::readable).toArray();
        return texts.get("test." + finding.step().name() + "." + finding.says(), values);
    }

    private Object readable(Object value) {
        if (value instanceof Instant moment) return reader.when(moment);
        return value instanceof Integer ? value.toString() : value;
    }

    /** "3 hours 5 minutes". */
    public String since(Instant moment) {
        Duration time = Duration.between(moment, clock.instant());
        if (time.toMinutes() < 1) return texts.count("time.seconds", Math.max(0, time.toSeconds()));
        if (time.toHours() < 1) return texts.count("time.minutes", time.toMinutes());
        if (time.toDays() < 1)
            return texts.get(
                    "time.two",
                    texts.count("time.hours", time.toHours()),
                    texts.count("time.minutes", time.toMinutesPart()));
        return texts.count("time.days", time.toDays());
    }

    /** What they allow ours, as one line each. */
    public List<Allowed> allowed(Terms theirs) {
        List<Allowed> lines = new ArrayList<>();
        lines.add(line("enter", theirs.theirUsers().enter()));
        lines.add(line("beInvited", theirs.theirUsers().beInvited()));
        lines.add(line("invite", theirs.theirUsers().invite()));
        lines.add(line("directory", theirs.shown().directory()));
        lines.add(line("profiles", theirs.shown().profiles()));
        lines.add(line("presence", theirs.shown().presence()));
        return lines;
    }

    /** Something that they allow, or not. */
    public record Allowed(String name, boolean yes) {}

    private Allowed line(String name, boolean yes) {
        return new Allowed(texts.get("theirs." + name), yes);
    }
}
