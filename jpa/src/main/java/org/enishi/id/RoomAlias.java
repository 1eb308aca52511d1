package org.enishi.id;

/**
 * {@code #localpart:server}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#room-aliases">Matrix v1.19, appendices, "Room Aliases"</a>
 */
public record RoomAlias(String value) {
    public RoomAlias {
        if (!isWellFormed(value)) throw new InvalidIdentifier("room alias", value);
    }

    public static boolean isWellFormed(String value) {
        return Grammar.hasServer('#', value);
    }

    public String localpart() {
        return value.substring(1, value.indexOf(':'));
    }

    public ServerName server() {
        return new ServerName(value.substring(value.indexOf(':') + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
