package org.enishi.administration.ending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.enishi.administration.Reason;
import org.enishi.administration.partner.ListChanges;
import org.enishi.administration.partner.Partner;
import org.enishi.administration.partner.TermsJson;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.Deed;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.governance.Ending;
import org.enishi.store.governance.EndingStore;
import org.enishi.store.policy.Added;
import org.enishi.store.policy.Agreement;
import org.enishi.store.policy.Agreements;
import org.enishi.store.policy.DeniedServer;
import org.enishi.store.policy.DeniedServers;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;

/** The beginning and the end of an ending: each is one transaction with what the lists and the audit log say of it. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class EndingBook {
    @Inject
    Agreements agreements;

    @Inject
    DeniedServers denied;

    @Inject
    ListChanges changes;

    @Inject
    EndingStore endings;

    @Inject
    Clock clock;

    /** @param rooms that it concerns */
    record Wish(UserId by, Reason reason, boolean deny, int rooms) {}

    /** From now on nobody enters uninvited, and ours enter nothing more there, while what is going on still travels. */
    void open(DomainPattern domain, Wish wish) {
        changes.begin();
        Agreement agreement = agreements
                .find(domain)
                .orElseThrow(() -> MatrixException.notFound(domain + " is not on the list of allowed domains"));
        if (endings.find(domain).filter(Ending::isRunning).isPresent()) return;
        JsonObject before = json(agreement);
        agreement.change(agreement.added().reason(), narrowed(agreement.terms()));
        endings.begin(domain, new Ending.Order(wish.by, wish.reason.text(), clock.millis(), wish.deny), wish.rooms);
        changes.write(new Deed(
                AuditAction.PARTNER_ENDING,
                wish.by.value(),
                domain.value(),
                wish.reason.text(),
                before,
                json(agreement)));
    }

    /** The door: the agreement is gone, and the domain denied if that was wanted. */
    void close(Ending ending, int undelivered) {
        changes.begin();
        if (endings.find(ending.domain()).filter(Ending::isRunning).isEmpty()) return;
        Optional<Agreement> agreement = agreements.find(ending.domain());
        JsonObject before = agreement.map(EndingBook::json).orElse(null);
        agreement.ifPresent(agreements::remove);
        endings.end(ending.domain(), clock.millis());
        if (ending.order().deny()) deny(ending);
        changes.write(deed(AuditAction.PARTNER_ENDED, ending, before, summary(ending, undelivered)));
    }

    private void deny(Ending ending) {
        if (denied.find(ending.domain()).isPresent()) return;
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        denied.add(new DeniedServer(
                ending.domain(),
                new Added(ending.order().reason(), ending.order().by(), at)));
        JsonObject after = Json.object()
                .add("server_name", ending.domain().value())
                .add("reason", ending.order().reason())
                .build();
        changes.write(deed(AuditAction.DENIAL_ADDED, ending, null, after));
    }

    private static Deed deed(AuditAction action, Ending ending, @Nullable JsonObject before, JsonObject after) {
        return new Deed(
                action,
                ending.order().by().value(),
                ending.domain().value(),
                ending.order().reason(),
                before,
                after);
    }

    private static JsonObject summary(Ending ending, int undelivered) {
        var progress = ending.progress();
        return Json.object()
                .add("rooms", progress.roomsDone())
                .add("removed_from_our_rooms", progress.removed())
                .add("ours_left_theirs", progress.withdrawn())
                .add("not_removed", progress.failed())
                .add("undelivered_events", undelivered)
                .build();
    }

    private static Terms narrowed(Terms terms) {
        var theirs = new Terms.TheirUsers(false, terms.theirUsers().takePart(), false);
        return new Terms(theirs, Optional.of(Set.of()), terms.shown(), terms.signingKeys(), terms.duty());
    }

    private static JsonObject json(Agreement agreement) {
        return TermsJson.of(Partner.of(agreement));
    }
}
