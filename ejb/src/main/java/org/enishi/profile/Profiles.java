package org.enishi.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.profile.ProfileStore;
import org.enishi.store.profile.StoredProfile;

/** The profiles of local users, for whoever needs them within a transaction or a draft. One look-up by key each. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Profiles {
    @Inject
    ProfileStore store;

    /** Empty if the user never set one. */
    public Optional<Profile> find(UserId local) {
        return store.find(local).map(Profiles::read);
    }

    /** What goes into the content of the user's member events: {@code displayname}, {@code avatar_url}, as far as set. */
    public JsonObject memberFields(UserId local) {
        return find(local).orElse(Profile.EMPTY).memberFields();
    }

    static Profile read(StoredProfile stored) {
        return new Profile(Json.readStored(stored.fields()));
    }
}
