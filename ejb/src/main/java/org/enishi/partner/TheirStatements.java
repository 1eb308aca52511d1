package org.enishi.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.store.policy.view.PartnerView;
import org.enishi.store.policy.view.PartnerViews;
import org.enishi.store.policy.view.Said;
import org.enishi.store.policy.view.Standing;

/** Keeps what others said, in short transactions: the newest of each; of strangers only offers, and only so many. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class TheirStatements {
    static final int MOST_STRANGERS = 200;
    static final int MOST = 20_000;
    private static final long LEASE_MILLIS = 90_000;

    @Inject
    PartnerViews views;

    @Inject
    OwnStatements own;

    @Inject
    Clock clock;

    /**
     * A server that this node asks.
     *
     * @param until when it may be asked again if nobody says what became of it; milliseconds since 1970
     */
    public record Turn(ServerName server, long until) {
        /** What changed here while it was asked has set another time, which stays. */
        private long unlessMoved(PartnerView view, long next) {
            return view.askAt() == until ? next : view.askAt();
        }
    }

    /** The version of its agreement that we keep; 0: none. */
    public long holds(ServerName server) {
        return views.find(server).map(view -> holds(view, clock.millis())).orElse(0L);
    }

    /** What was brought, unless it is older than what is known. @return the version that we keep now; 0: none */
    public long take(Statement statement, JsonObject asSigned) {
        return known(statement).map(view -> take(view, statement, asSigned)).orElse(0L);
    }

    /** What was answered to a question. */
    public void answered(Turn turn, Statement statement, JsonObject asSigned) {
        views.lock(turn.server).ifPresent(view -> {
            take(view, statement, asSigned);
            done(view, turn);
        });
    }

    /** It was asked and does not say: it refuses, or knows no such question. */
    public void answered(Turn turn, Standing standing) {
        views.lock(turn.server).ifPresent(view -> {
            view.isStranger(!own.isListed(turn.server));
            view.hear(new Said(standing, view.said().version(), 0, "", 0), clock.millis());
            done(view, turn);
        });
    }

    /** It was asked and there was no answer to be had: what it said before is still the last we know. */
    public void failed(Turn turn, String why) {
        long now = clock.millis();
        views.lock(turn.server).ifPresent(view -> {
            long next = now + Pace.afterFailure(view.failures() + 1);
            view.failed(why, now, turn.unlessMoved(view, next));
        });
    }

    /** We may not ask it. */
    public void postpone(Turn turn) {
        views.lock(turn.server).ifPresent(view -> {
            boolean listed = own.isListed(turn.server);
            view.isStranger(!listed);
            if (listed || isWorthKeeping(view)) view.ask(turn.unlessMoved(view, next(view)));
            else views.remove(view);
        });
    }

    /** Those whose time has come, and which no other node asks. */
    public List<Turn> claim(int limit) {
        long now = clock.millis();
        long until = now + LEASE_MILLIS;
        return views.due(now, limit).stream()
                .filter(view -> views.claim(view, until))
                .map(view -> new Turn(view.server(), until))
                .toList();
    }

    public void prune() {
        views.pruneStrangers(clock.millis());
    }

    private Optional<PartnerView> known(Statement statement) {
        ServerName server = statement.from();
        return views.lock(server).or(() -> mayBeKept(statement) ? Optional.of(added(server)) : Optional.empty());
    }

    private boolean mayBeKept(Statement statement) {
        if (own.isListed(statement.from())) return views.count() < MOST;
        if (!statement.agreed()) return false;
        views.pruneStrangers(clock.millis());
        return views.countStrangers() < MOST_STRANGERS;
    }

    private PartnerView added(ServerName server) {
        var view = new PartnerView(server, PartnerView.NEVER);
        view.isStranger(!own.isListed(server));
        views.add(view);
        if (!view.isStranger()) view.ask(next(view));
        return view;
    }

    private long take(PartnerView view, Statement statement, JsonObject asSigned) {
        long now = clock.millis();
        boolean outdated =
                statement.version() <= view.said().version() && view.said().validUntil() > now;
        if (!outdated) {
            Standing standing = statement.agreed() ? Standing.AGREED : Standing.NONE;
            view.hear(
                    new Said(
                            standing,
                            statement.version(),
                            statement.validUntil(),
                            asSigned.toString(),
                            statement.holds()),
                    now);
        }
        view.isStranger(!own.isListed(view.server()));
        if (view.isStranger() && !isWorthKeeping(view)) views.remove(view);
        return holds(view, now);
    }

    private void done(PartnerView view, Turn turn) {
        if (view.isStranger() && !isWorthKeeping(view)) views.remove(view);
        else view.answered(clock.millis(), turn.unlessMoved(view, next(view)));
    }

    /** Of a stranger: its offer. */
    private static boolean isWorthKeeping(PartnerView view) {
        return view.said().standing() == Standing.AGREED;
    }

    private long next(PartnerView view) {
        if (view.isStranger()) return PartnerView.NEVER;
        return clock.millis() + Pace.afterAnswer(view.said().standing(), view.server());
    }

    private static long holds(PartnerView view, long now) {
        Said said = view.said();
        boolean kept = said.standing() == Standing.AGREED && said.validUntil() > now && !view.isDeclined();
        return kept ? said.version() : 0;
    }
}
