package org.enishi.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.io.IOException;
import org.enishi.store.policy.SharedRooms;
import org.jspecify.annotations.Nullable;

/** Takes a domain off the list, once it is clear what that means and why it is done. */
@Named
@RequestScoped
public class RemovePartnerPage extends PartnerDeed {
    private SharedRooms.@Nullable Count consequences;

    @Override
    protected String actKey() {
        return "remove.act";
    }

    public void remove() throws IOException {
        attempt(list::remove, "remove.done");
    }

    public SharedRooms.Count getConsequences() {
        SharedRooms.Count known = consequences;
        if (known != null) return known;
        var counted = list.consequences(pattern());
        consequences = counted;
        return counted;
    }
}
