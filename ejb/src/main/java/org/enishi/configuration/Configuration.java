package org.enishi.configuration;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;

/** All that the operator decides, typed. Immutable; {@code docs/configuration.md} is its table. */
public class Configuration {
    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);

    /** For the container's proxy: the defaults. */
    protected Configuration() {
        this(Map.of());
    }

    private Configuration(Map<Setting, Object> values) {
        this.values.putAll(values);
    }

    /**
     * @param texts key (or, where no key fits, name in the environment) to text
     * @throws BadConfiguration naming every unknown key and wrong value with its remedy
     */
    public static Configuration of(Map<String, String> texts) {
        var reading = new Reading(texts);
        return new Configuration(reading.values());
    }

    public ServerName serverName() {
        return required(Setting.SERVER_NAME, ServerName.class);
    }

    /** Absolute. */
    public Path dataDir() {
        return required(Setting.DATA_DIR, Path.class).toAbsolutePath().normalize();
    }

    /** Where clients reach this server, without a slash at the end; by default {@code https://} and the server name. */
    public URI publicUrl() {
        return optional(Setting.PUBLIC_URL, URI.class).orElseGet(() -> URI.create("https://" + serverName()));
    }

    /** As {@link #publicUrl()}, if the operator has said so. */
    public Optional<URI> configuredPublicUrl() {
        return optional(Setting.PUBLIC_URL, URI.class);
    }

    /** Where other servers reach this one, told by {@code /.well-known/matrix/server}. */
    public Optional<ServerName> federationDelegate() {
        return optional(Setting.FEDERATION_DELEGATE, ServerName.class);
    }

    /** Told by {@code /.well-known/matrix/support}. */
    public Optional<String> supportEmail() {
        return optional(Setting.SUPPORT_EMAIL, String.class);
    }

    /** Told by {@code /.well-known/matrix/support}. */
    public Optional<URI> supportPage() {
        return optional(Setting.SUPPORT_PAGE, URI.class);
    }

    public ListenAddress http() {
        return new ListenAddress(required(Setting.HTTP_HOST, String.class), required(Setting.HTTP_PORT, Integer.class));
    }

    public ListenAddress tls() {
        return new ListenAddress(required(Setting.TLS_HOST, String.class), required(Setting.TLS_PORT, Integer.class));
    }

    public Optional<Path> tlsCertificate() {
        return optional(Setting.TLS_CERTIFICATE, Path.class);
    }

    public Optional<Path> tlsKey() {
        return optional(Setting.TLS_KEY, Path.class);
    }

    public FederationMode federationMode() {
        return required(Setting.FEDERATION_MODE, FederationMode.class);
    }

    /** What becomes of rooms made elsewhere with users of domains that are not let in. */
    public MixedRooms mixedRooms() {
        return required(Setting.FEDERATION_MIXED_ROOMS, MixedRooms.class);
    }

    /** Which rooms made here carry a list of allowed servers by the agreements. */
    public RoomAcl roomAcl() {
        return required(Setting.FEDERATION_ROOM_ACL, RoomAcl.class);
    }

    public Optional<Path> federationCaFile() {
        return optional(Setting.FEDERATION_CA_FILE, Path.class);
    }

    /** Networks that requests to other servers may reach although they are private. */
    public List<Cidr> privateNetworks() {
        return optional(Setting.FEDERATION_PRIVATE_NETWORKS, List.class).orElse(List.of()).stream()
                .map(Cidr.class::cast)
                .toList();
    }

    /** Servers whose word counts for the keys of others that do not give them themselves. */
    public List<ServerName> keyNotaries() {
        return optional(Setting.FEDERATION_KEY_NOTARIES, List.class).orElse(List.of()).stream()
                .map(ServerName.class::cast)
                .toList();
    }

    /** JDBC; absent is the H2 of the data directory. */
    public Optional<String> databaseUrl() {
        return optional(Setting.DATABASE_URL, String.class);
    }

    public boolean registrationOpen() {
        return required(Setting.REGISTRATION_OPEN, Boolean.class);
    }

    /** Whether anybody with a registration token may register. */
    public boolean registrationWithToken() {
        return required(Setting.REGISTRATION_WITH_TOKEN, Boolean.class);
    }

    /** Whether anybody may come in as a guest, without a password. */
    public boolean registrationGuests() {
        return required(Setting.REGISTRATION_GUESTS, Boolean.class);
    }

    /** What people have to accept when they register. */
    public Optional<URI> registrationTerms() {
        return optional(Setting.REGISTRATION_TERMS, URI.class);
    }

    public String registrationTermsVersion() {
        return required(Setting.REGISTRATION_TERMS_VERSION, String.class);
    }

    public Optional<String> registrationSharedSecret() {
        return optional(Setting.REGISTRATION_SHARED_SECRET, String.class);
    }

    public RoomVersion defaultRoomVersion() {
        return required(Setting.ROOMS_DEFAULT_VERSION, RoomVersion.class);
    }

    public PresenceMode presence() {
        return required(Setting.PRESENCE, PresenceMode.class);
    }

    public boolean limitsEnabled() {
        return required(Setting.LIMITS_ENABLED, Boolean.class);
    }

    /** @param name what stands behind {@code enishi.limits.}, such as {@code login} */
    public Rate limit(String name) {
        Setting setting = Setting.of(Setting.PREFIX + "limits." + name).orElseThrow();
        return required(setting, Rate.class);
    }

    /** Where the bytes of files are, for all nodes the same. Absolute. */
    public Path mediaDirectory() {
        Path directory = optional(Setting.MEDIA_DIRECTORY, Path.class)
                .orElseGet(() -> dataDir().resolve("media"));
        return directory.toAbsolutePath().normalize();
    }

    /** Bytes of a file, whether ours upload it or another server has it. */
    public long mediaMaxUploadSize() {
        return required(Setting.MEDIA_MAX_UPLOAD_SIZE, Long.class);
    }

    /** Bytes of all files of one user. */
    public long mediaUserQuota() {
        return required(Setting.MEDIA_USER_QUOTA, Long.class);
    }

    /** Bytes of all files of other servers that are kept here. */
    public long mediaRemoteCache() {
        return required(Setting.MEDIA_REMOTE_CACHE, Long.class);
    }

    /** How long an access token that can be refreshed is good. */
    public Duration tokenLifetime() {
        return required(Setting.LOGIN_TOKEN_LIFETIME, Duration.class);
    }

    public int argon2MemoryKib() {
        return required(Setting.PASSWORD_ARGON2_MEMORY, Integer.class);
    }

    public int argon2Iterations() {
        return required(Setting.PASSWORD_ARGON2_ITERATIONS, Integer.class);
    }

    private <T> Optional<T> optional(Setting setting, Class<T> type) {
        return Optional.ofNullable(values.get(setting)).map(type::cast);
    }

    private <T> T required(Setting setting, Class<T> type) {
        return requireNonNull(type.cast(values.get(setting)), setting::key);
    }
}
