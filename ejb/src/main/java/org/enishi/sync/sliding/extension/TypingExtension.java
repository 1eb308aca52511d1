package org.enishi.sync.sliding.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** {@code typing} (MSC3961). */
@ApplicationScoped
public class TypingExtension implements Extension {
    @Inject
    RoomMurmurs murmurs;

    @Override
    public String name() {
        return "typing";
    }

    @Override
    public Optional<Told> tell(ExtensionRequest request) {
        return murmurs.tell(request, "m.typing", events -> events.get(events.size() - 1));
    }
}
