package org.enishi.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.id.UserId;
import org.enishi.store.profile.ProfileChange;
import org.enishi.store.profile.ProfileStore;

/** Reads what is kept of profiles, in short transactions of its own. */
@Stateless
public class ProfileReader {
    @Inject
    Profiles profiles;

    @Inject
    ProfileStore store;

    @Inject
    Configuration configuration;

    public boolean isOurs(UserId user) {
        return user.server().equals(configuration.serverName());
    }

    public Optional<Profile> find(UserId local) {
        return profiles.find(local);
    }

    public List<ProfileChange> changes(int most) {
        return store.changes(most);
    }

    public void settle(ProfileChange told) {
        store.settle(told);
    }
}
