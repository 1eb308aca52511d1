package org.enishi.administration.ending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.enishi.governance.parting.Parting;
import org.enishi.store.governance.Ending;
import org.enishi.store.governance.Ending.Step;
import org.enishi.store.governance.EndingStore;
import org.enishi.store.governance.PartnerPlaces;
import org.enishi.store.policy.DomainPattern;

/** What is to be done next, by what is remembered. */
@ApplicationScoped
class EndingSteps {
    /** A partner that cannot be reached does not keep the door open. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Inject
    EndingStore endings;

    @Inject
    Parting parting;

    @Inject
    PartnerPlaces places;

    @Inject
    EndingBook book;

    @Inject
    Clock clock;

    /** Does one piece. @return whether there is more that can be done now */
    boolean step(DomainPattern domain) {
        Optional<Ending> ending = endings.find(domain).filter(Ending::isRunning);
        return ending.isPresent() && step(ending.get());
    }

    private boolean step(Ending ending) {
        return switch (ending.step()) {
            case REMOVING -> parting.removeNext(ending, ending.room()).isPresent() || next(ending, Step.WITHDRAWING);
            case WITHDRAWING ->
                parting.withdrawNext(ending, ending.room()).isPresent() || next(ending, Step.DELIVERING);
            case DELIVERING -> newcomers(ending) || close(ending);
            case ENDED -> false;
        };
    }

    private boolean next(Ending ending, Step step) {
        endings.go(ending, step, clock.millis() + PATIENCE.toMillis());
        return true;
    }

    /** Whoever was invited, or invited somebody, while the others were removed. */
    private boolean newcomers(Ending ending) {
        return isSomethingDone(parting.removeNext(ending, 0)) || isSomethingDone(parting.withdrawNext(ending, 0));
    }

    private static boolean isSomethingDone(Optional<Ending.Progress> done) {
        return done.filter(each -> each.removed() + each.withdrawn() > 0).isPresent();
    }

    private boolean close(Ending ending) {
        int undelivered = places.queued(ending.domain());
        if (undelivered > 0 && clock.millis() < ending.times().closes()) return false;
        book.close(ending, undelivered);
        return false;
    }
}
