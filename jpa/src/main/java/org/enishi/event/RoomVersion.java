package org.enishi.event;

import java.util.Arrays;
import java.util.Optional;

/**
 * A room version is a list of capabilities; nobody compares versions elsewhere.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/">Matrix v1.19, "Room Versions"</a>
 */
public enum RoomVersion {
    V1("1"),
    V2("2"),
    V3("3"),
    V4("4"),
    V5("5"),
    V6("6"),
    V7("7"),
    V8("8"),
    V9("9"),
    V10("10"),
    V11("11"),
    V12("12");

    /** The greatest integer that canonical JSON may hold. */
    private static final long GREATEST_STRICT_INTEGER = (1L << 53) - 1;

    private final String id;

    RoomVersion(String id) {
        this.id = id;
    }

    public static Optional<RoomVersion> of(String id) {
        return Arrays.stream(values()).filter(version -> version.id.equals(id)).findFirst();
    }

    /** As it is written in {@code m.room.create}. */
    public String id() {
        return id;
    }

    /**
     * An event carries its ID, {@code $opaque:server}, needs that server's signature, and names other events by ID and
     * reference hash. Later the reference hash is the ID.
     */
    public boolean eventIdIsField() {
        return until(V2);
    }

    /** Event IDs are Base64 of the alphabet for URLs; in version 3 they may hold slashes. */
    public boolean eventIdIsUrlSafe() {
        return from(V4);
    }

    /** Signatures hold only with keys that were valid at the event's time. */
    public boolean keysExpire() {
        return from(V5);
    }

    /** Numbers are integers within ±(2^53−1); before, they may be anything and are kept as they were written. */
    public boolean canonicalJsonIsStrict() {
        return from(V6);
    }

    /** The depth of an event that follows one of this depth. */
    public long depthAfter(long depth) {
        long greatest = canonicalJsonIsStrict() ? GREATEST_STRICT_INTEGER : Long.MAX_VALUE;
        return depth >= greatest ? greatest : depth + 1;
    }

    /** {@code m.room.aliases} is ruled by the server that is its state key, and survives redaction. */
    public boolean aliasesBelongToServers() {
        return until(V5);
    }

    /** The authorisation rules say who may redact; later everybody may try, and it takes effect where it may. */
    public boolean redactionsAreAuthorised() {
        return until(V2);
    }

    /** {@code notifications} of the power levels cannot be raised above one's own, like {@code events}. */
    public boolean notificationLevelsAreGuarded() {
        return from(V6);
    }

    /** The membership {@code knock} and the join rule of that name. */
    public boolean allowsKnocking() {
        return from(V7);
    }

    /** The join rule {@code restricted}, and members who vouch for a join. */
    public boolean allowsRestrictedJoins() {
        return from(V8);
    }

    /** The join rule {@code knock_restricted}. */
    public boolean allowsKnockingOnRestrictedRooms() {
        return from(V10);
    }

    /** Redaction leaves who vouched for a join; version 8 forgot to. */
    public boolean redactionKeepsVoucher() {
        return from(V9);
    }

    /** Power levels are integers; before, they may be written as strings, and until version 5 with a fraction. */
    public boolean powerLevelsAreIntegers() {
        return from(V10);
    }

    /** The room ID is the hash of the create event, which is then not among the auth events. */
    public boolean roomIdIsCreateEventHash() {
        return from(V12);
    }

    /** Creators have power above every number. */
    public boolean creatorsHaveInfinitePower() {
        return from(V12);
    }

    /** The creator is the sender of the create event; before, its {@code content.creator}. */
    public boolean creatorIsSender() {
        return from(V11);
    }

    /** {@code redacts} of a redaction stands in its content; before, at the top level. */
    public boolean redactsIsInContent() {
        return from(V11);
    }

    /** The redaction algorithm of version 11. */
    public boolean redactsByUpdatedRules() {
        return from(V11);
    }

    /** State resolution 1: conflicts are settled by depth. */
    public boolean resolvesByDepth() {
        return until(V1);
    }

    /** State resolution 2.1: the first pass starts from the empty state. */
    public boolean resolvesFromEmptyState() {
        return from(V12);
    }

    private boolean from(RoomVersion first) {
        return compareTo(first) >= 0;
    }

    private boolean until(RoomVersion last) {
        return compareTo(last) <= 0;
    }

    @Override
    public String toString() {
        return id;
    }
}
