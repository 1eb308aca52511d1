package org.enishi.store.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An entry of the list: with whom, and on which terms. */
@Entity
@Table(name = "allowed_server")
public class Agreement {
    @Id
    @Column(name = "pattern")
    private String pattern;

    @Embedded
    private Added added;

    @Column(name = "version")
    private long version = 1;

    @Column(name = "their_users_enter")
    private boolean theirUsersEnter;

    @Column(name = "their_users_invited")
    private boolean theirUsersInvited;

    @Column(name = "their_users_invite")
    private boolean theirUsersInvite;

    @Column(name = "our_rooms")
    private @Nullable String ourRooms;

    @Column(name = "directory")
    private boolean directory;

    @Column(name = "profiles")
    private boolean profiles;

    @Column(name = "presence")
    private boolean presence;

    @Column(name = "media_limit")
    private @Nullable Long mediaLimit;

    @Column(name = "signing_keys")
    private @Nullable String signingKeys;

    @Column(name = "valid_from")
    private @Nullable Long validFrom;

    @Column(name = "valid_until")
    private @Nullable Long validUntil;

    @Column(name = "review_at")
    private @Nullable Long reviewAt;

    @Column(name = "contact")
    private String contact = "";

    @Column(name = "suspended")
    private boolean suspended;

    protected Agreement() {}

    public Agreement(DomainPattern pattern, Added added) {
        this.pattern = pattern.value();
        this.added = added;
        write(Terms.PLAIN);
    }

    public DomainPattern pattern() {
        return new DomainPattern(pattern);
    }

    public Added added() {
        return added;
    }

    /** Counts its changes, from 1. */
    public long version() {
        return version;
    }

    public void change(String newReason, Terms terms) {
        added.changeReason(newReason);
        write(terms);
        version++;
    }

    /** Of one that is new. */
    public void write(Terms terms) {
        theirUsersEnter = terms.theirUsers().enter();
        theirUsersInvited = terms.theirUsers().beInvited();
        theirUsersInvite = terms.theirUsers().invite();
        ourRooms = TermsText.rooms(terms.ourRooms());
        directory = terms.shown().directory();
        profiles = terms.shown().profiles();
        presence = terms.shown().presence();
        mediaLimit = nullable(terms.shown().mediaLimit());
        signingKeys = TermsText.keys(terms.signingKeys());
        write(terms.duty());
    }

    private void write(Terms.Duty duty) {
        validFrom = nullable(duty.validFrom());
        validUntil = nullable(duty.validUntil());
        reviewAt = nullable(duty.reviewAt());
        contact = duty.contact();
        suspended = duty.suspended();
    }

    public Terms terms() {
        return new Terms(
                new Terms.TheirUsers(theirUsersEnter, theirUsersInvited, theirUsersInvite),
                TermsText.roomsIn(ourRooms),
                new Terms.Shown(directory, profiles, presence, optional(mediaLimit)),
                TermsText.keysIn(signingKeys),
                new Terms.Duty(optional(validFrom), optional(validUntil), optional(reviewAt), contact, suspended));
    }

    private static @Nullable Long nullable(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static OptionalLong optional(@Nullable Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
