package org.enishi.web.client.server;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.enishi.configuration.Configuration;
import org.enishi.event.RoomVersion;
import org.enishi.security.Role;
import org.enishi.security.limit.Limited;

/**
 * {@code /capabilities}. What is absent has the default of the specification.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#capabilities-negotiation">Matrix v1.19, "Capabilities
 *     negotiation"</a>
 */
@Path("/_matrix/client/v3/capabilities")
@RolesAllowed(Role.USER)
public class CapabilitiesResource {
    private static final Map<String, String> ROOM_VERSIONS =
            Arrays.stream(RoomVersion.values()).collect(Collectors.toUnmodifiableMap(RoomVersion::id, any -> "stable"));

    @Inject
    Configuration configuration;

    /** The whole answer. */
    public record Answer(Capabilities capabilities) {}

    /** By their names in the specification. */
    public record Capabilities(
            @JsonbProperty("m.room_versions") RoomVersions roomVersions,
            @JsonbProperty("m.change_password") Switch changePassword,
            @JsonbProperty("m.set_displayname") Switch setDisplayName,
            @JsonbProperty("m.set_avatar_url") Switch setAvatarUrl,
            @JsonbProperty("m.profile_fields") Switch profileFields,
            @JsonbProperty("m.3pid_changes") Switch thirdPartyIdentifierChanges,
            @JsonbProperty("m.get_login_token") Switch getLoginToken) {}

    /** Something that can be done or not. */
    public record Switch(boolean enabled) {}

    /** Versions that rooms may have. */
    public record RoomVersions(@JsonbProperty("default") String byDefault, Map<String, String> available) {}

    @GET
    @Limited("client")
    public Answer capabilities() {
        var yes = new Switch(true);
        var no = new Switch(false);
        var rooms = new RoomVersions(configuration.defaultRoomVersion().id(), ROOM_VERSIONS);
        return new Answer(new Capabilities(rooms, yes, yes, yes, yes, no, yes));
    }
}
