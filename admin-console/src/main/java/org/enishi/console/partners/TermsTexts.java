package org.enishi.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.enishi.console.frame.Reader;
import org.enishi.console.frame.Texts;
import org.enishi.store.policy.Terms;

/** What was agreed, line by line in the reader's words. */
@RequestScoped
public class TermsTexts {
    private static final long MEGABYTE = 1_000_000;

    @Inject
    Texts texts;

    @Inject
    Reader reader;

    @Inject
    Clock clock;

    /** @param kind of a badge */
    public record Line(String name, String kind, String value) {}

    List<Line> lines(Terms terms) {
        List<Line> lines = new ArrayList<>();
        lines.add(yesNo("they_may_enter", terms.theirUsers().enter()));
        lines.add(yesNo("they_may_be_invited", terms.theirUsers().beInvited()));
        lines.add(yesNo("they_may_invite", terms.theirUsers().invite()));
        lines.add(terms.ourRooms()
                .map(rooms -> line("our_rooms", "warn", texts.count("agreement.rooms", rooms.size())))
                .orElseGet(() -> line("our_rooms", "good", texts.get("agreement.everywhere"))));
        lines.add(yesNo("directory", terms.shown().directory()));
        lines.add(yesNo("profiles", terms.shown().profiles()));
        lines.add(yesNo("presence", terms.shown().presence()));
        lines.add(media(terms.shown().mediaLimit()));
        boolean pinned = !terms.signingKeys().isEmpty();
        lines.add(line(
                "signing_keys",
                pinned ? "warn" : "plain",
                texts.get(pinned ? "agreement.keysPinned" : "agreement.keysAny")));
        return lines;
    }

    /** What has to be known first of an agreement that does not simply hold; empty of one that does. */
    String state(Terms terms) {
        long now = clock.millis();
        Terms.Duty duty = terms.duty();
        if (duty.suspended()) return texts.get("agreement.state.suspended");
        if (duty.hasEnded(now)) return texts.get("agreement.state.ended", when(duty.validUntil()));
        if (!duty.hasBegun(now)) return texts.get("agreement.state.notBegun", when(duty.validFrom()));
        boolean due = duty.reviewAt().isPresent() && duty.reviewAt().getAsLong() <= now;
        return due ? texts.get("agreement.state.due", when(duty.reviewAt())) : "";
    }

    /** The first thing that somebody should look at. */
    Optional<PartnerChoice> attention(Terms terms) {
        long now = clock.millis();
        Terms.Duty duty = terms.duty();
        if (duty.suspended()) return Optional.of(PartnerChoice.SUSPENDED);
        if (duty.hasEnded(now) || !duty.hasBegun(now)) return Optional.of(PartnerChoice.ENDED);
        boolean due = duty.reviewAt().isPresent() && duty.reviewAt().getAsLong() <= now;
        return due ? Optional.of(PartnerChoice.DUE) : Optional.empty();
    }

    boolean isInForce(Terms terms) {
        return terms.isInForce(clock.millis());
    }

    String time(Terms.Duty duty) {
        if (duty.validFrom().isEmpty() && duty.validUntil().isEmpty()) return texts.get("agreement.withoutEnd");
        return texts.get("agreement.fromUntil", when(duty.validFrom()), when(duty.validUntil()));
    }

    String when(OptionalLong millis) {
        return millis.isEmpty() ? "–" : reader.when(Instant.ofEpochMilli(millis.getAsLong()));
    }

    private Line media(OptionalLong limit) {
        if (limit.isEmpty()) return line("media_max_bytes", "good", texts.get("agreement.mediaAny"));
        if (limit.getAsLong() == 0) return line("media_max_bytes", "bad", texts.get("agreement.mediaNone"));
        double megabytes = (double) limit.getAsLong() / MEGABYTE;
        return line("media_max_bytes", "warn", texts.get("agreement.mediaUpTo", megabytes));
    }

    private Line yesNo(String field, boolean yes) {
        return line(field, yes ? "good" : "bad", texts.get(yes ? "agreement.yes" : "agreement.no"));
    }

    private Line line(String field, String kind, String value) {
        return new Line(texts.get("agreement." + field), kind, value);
    }
}
