package org.enishi.store.policy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enishi.id.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement says: what their users may do here, what ours may do there, and while it holds.
 *
 * @param ourRooms the rooms there that our users may enter; empty: all
 * @param shown what their server may see of ours
 * @param signingKeys key id to public key in unpadded base64; empty: whatever the server publishes
 */
public record Terms(
        TheirUsers theirUsers,
        Optional<Set<RoomId>> ourRooms,
        Shown shown,
        Map<String, String> signingKeys,
        Duty duty) {
    /** Everything, without end: what an entry of the list said before there were agreements. */
    public static final Terms PLAIN =
            new Terms(TheirUsers.ALL, Optional.empty(), Shown.ALL, Map.of(), Duty.WITHOUT_END);

    public Terms {
        ourRooms = ourRooms.map(Set::copyOf);
        signingKeys = Map.copyOf(signingKeys);
    }

    /**
     * What their users may do here.
     *
     * @param enter rooms that are open to them, without an invitation; and knock
     * @param beInvited into our rooms
     * @param invite our users
     */
    public record TheirUsers(boolean enter, boolean beInvited, boolean invite) {
        public static final TheirUsers ALL = new TheirUsers(true, true, true);

        /** Whether they can be in our rooms at all. */
        public boolean takePart() {
            return enter || beInvited;
        }
    }

    /**
     * What their server may see of ours.
     *
     * @param directory aliases and published rooms
     * @param profiles names and pictures
     * @param presence who is online and who is typing; in both directions
     * @param mediaLimit bytes of a file, in both directions; 0: no files; empty: of any size
     */
    public record Shown(boolean directory, boolean profiles, boolean presence, OptionalLong mediaLimit) {
        public static final Shown ALL = new Shown(true, true, true, OptionalLong.empty());
    }

    /**
     * While it holds, and who looks after it. Times are milliseconds.
     *
     * @param reviewAt when somebody should look at it again; changes nothing
     * @param contact whom to ask at the partner
     */
    public record Duty(
            OptionalLong validFrom, OptionalLong validUntil, OptionalLong reviewAt, String contact, boolean suspended) {
        public static final Duty WITHOUT_END =
                new Duty(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), "", false);

        public boolean hasBegun(long now) {
            return validFrom.isEmpty() || now >= validFrom.getAsLong();
        }

        public boolean hasEnded(long now) {
            return validUntil.isPresent() && now >= validUntil.getAsLong();
        }

        /** Whether the agreement holds; one that does not counts as if the domain was not listed. */
        public boolean isInForce(long now) {
            return !suspended && hasBegun(now) && !hasEnded(now);
        }
    }

    public boolean isInForce(long now) {
        return duty.isInForce(now);
    }

    public boolean mayOursEnter(@Nullable RoomId room) {
        return ourRooms.isEmpty() || (room != null && ourRooms.get().contains(room));
    }

    /** Whether a signature by this key counts. */
    public boolean trusts(String keyId, String key) {
        return signingKeys.isEmpty() || key.equals(signingKeys.get(keyId));
    }
}
