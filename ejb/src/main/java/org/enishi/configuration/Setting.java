package org.enishi.configuration;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;

/** Every key there is, with its default ("" is: absent), how it is read and what a right value looks like. */
public enum Setting {
    SERVER_NAME("server-name", "localhost:8448", ServerName::new, "a domain, with a port if needed: example.org"),
    DATA_DIR("data-dir", "./enishi-data", Path::of, "a directory that the server may write"),
    PUBLIC_URL("public-url", "", Setting::baseUrl, "the https:// address at which clients reach this server"),
    HTTP_HOST("http.host", "127.0.0.1", Setting::word, "an IP address or host name of this machine"),
    HTTP_PORT("http.port", "8008", Setting::port, "a port from 1 to 65535"),
    HTTP_FORWARDED("http.forwarded", "false", Setting::yesOrNo, "true or false"),
    TLS_HOST("tls.host", "127.0.0.1", Setting::word, "an IP address or host name of this machine"),
    TLS_PORT("tls.port", "8448", Setting::port, "a port from 1 to 65535"),
    TLS_CERTIFICATE("tls.certificate", "", Setting::file, "a PEM file with the certificate and its chain"),
    TLS_KEY("tls.key", "", Setting::file, "a PEM file with the private key (PKCS#8 or PKCS#1), without a passphrase"),
    FEDERATION_MODE("federation.mode", "allowlist", Setting::federationMode, "allowlist, strict, open or closed"),
    FEDERATION_MIXED_ROOMS("federation.mixed-rooms", "refuse", Setting::mixedRooms, "refuse, hide or show"),
    FEDERATION_ROOM_ACL("federation.room-acl", "shared", Setting::roomAcl, "off, shared or all"),
    FEDERATION_CA_FILE("federation.ca-file", "", Setting::file, "a PEM file with certificates to trust"),
    FEDERATION_PRIVATE_NETWORKS(
            "federation.private-networks",
            "",
            Setting::networks,
            "networks, with commas between: 10.0.0.0/8, fd00::/8"),
    FEDERATION_KEY_NOTARIES(
            "federation.key-notaries",
            "",
            Setting::servers,
            "names of servers, at most 5, with commas between: example.org, example.com"),
    FEDERATION_DELEGATE(
            "federation.delegate", "", ServerName::new, "host and port of this server: matrix.example.org:443"),
    SUPPORT_EMAIL("support.email", "", Setting::mailAddress, "a mail address"),
    SUPPORT_PAGE("support.page", "", Setting::baseUrl, "the https:// address of a page"),
    DATABASE_URL(
            "database.url", "", Setting::jdbcUrl, "jdbc:postgresql://host/database, or nothing for the embedded H2"),
    DATABASE_USER("database.user", "", Function.identity(), "the user of the database"),
    DATABASE_PASSWORD("database.password", "", Function.identity(), "the password of that user"),
    REGISTRATION_OPEN("registration.open", "false", Setting::yesOrNo, "true or false"),
    REGISTRATION_WITH_TOKEN("registration.with-token", "false", Setting::yesOrNo, "true or false"),
    REGISTRATION_GUESTS("registration.guests", "false", Setting::yesOrNo, "true or false"),
    REGISTRATION_TERMS("registration.terms", "", Setting::page, "the https:// address of a page"),
    REGISTRATION_TERMS_VERSION(
            "registration.terms-version", "1", Setting::opaque, "letters, digits and . _ ~ -, at most 64"),
    REGISTRATION_SHARED_SECRET(
            "registration.shared-secret", "", Setting::secret, "at least 16 characters that nobody can guess"),
    ROOMS_DEFAULT_VERSION("rooms.default-version", "12", Setting::roomVersion, "1 to 12"),
    LIMITS_ENABLED("limits.enabled", "true", Setting::yesOrNo, "true or false"),
    LIMITS_LOGIN("limits.login", "10/1m", Rate::parse, "a rate such as 10/1m"),
    LIMITS_REGISTRATION("limits.registration", "10/1h", Rate::parse, "a rate such as 10/1h"),
    LIMITS_MESSAGE("limits.message", "100/10s", Rate::parse, "a rate such as 100/10s"),
    LIMITS_JOIN("limits.join", "30/1m", Rate::parse, "a rate such as 30/1m"),
    LIMITS_INVITE("limits.invite", "30/1m", Rate::parse, "a rate such as 30/1m"),
    LIMITS_ROOM_CREATION("limits.room-creation", "30/1m", Rate::parse, "a rate such as 30/1m"),
    LIMITS_PRESENCE("limits.presence", "30/1m", Rate::parse, "a rate such as 30/1m"),
    LIMITS_USER_DIRECTORY("limits.user-directory", "100/1m", Rate::parse, "a rate such as 100/1m"),
    LIMITS_MEDIA("limits.media", "100/1m", Rate::parse, "a rate such as 100/1m"),
    LIMITS_CLIENT("limits.client", "500/10s", Rate::parse, "a rate such as 500/10s"),
    LIMITS_PARTNER("limits.partner", "30/1m", Rate::parse, "a rate such as 30/1m"),
    LIMITS_FEDERATION("limits.federation", "500/10s", Rate::parse, "a rate such as 500/10s"),
    PRESENCE("presence", "local", Setting::presenceMode, "off, local or federated"),
    MEDIA_DIRECTORY("media.directory", "", Path::of, "a directory that the server may write"),
    MEDIA_MAX_UPLOAD_SIZE("media.max-upload-size", "50M", Setting::bodySize, "a size such as 50M, from 1K to 64M"),
    MEDIA_USER_QUOTA("media.user-quota", "10G", Setting::size, "a size such as 10G"),
    MEDIA_REMOTE_CACHE("media.remote-cache", "20G", Setting::size, "a size such as 20G"),
    LOGIN_TOKEN_LIFETIME("login.token-lifetime", "1h", Setting::duration, "a time such as 30m, from 1s to 9999h"),
    PASSWORD_ARGON2_MEMORY("password.argon2-memory", "19456", Setting::memory, "KiB, from 8192 to 1048576"),
    PASSWORD_ARGON2_ITERATIONS("password.argon2-iterations", "2", Setting::iterations, "rounds, from 1 to 100");

    /** What every key begins with. */
    public static final String PREFIX = "enishi.";

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z.:\\[\\]-]{1,255}");

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})([KMGT])");

    /** {@code max-post-size} of the listeners. */
    private static final long LARGEST_BODY = 64L << 20;

    private static final int MOST_SERVERS = 5;

    private static final Pattern OPAQUE = Pattern.compile("[0-9A-Za-z._~-]{1,64}");

    private final String key;
    private final String byDefault;
    private final Function<String, ?> reader;
    private final String remedy;

    Setting(String key, String byDefault, Function<String, ?> reader, String remedy) {
        this.key = PREFIX + key;
        this.byDefault = byDefault;
        this.reader = reader;
        this.remedy = remedy;
    }

    public static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    public String key() {
        return key;
    }

    /** The key as MicroProfile Config looks for it in the environment: {@code ENISHI_SERVER_NAME}. */
    public String environmentName() {
        return inEnvironment(key);
    }

    static String inEnvironment(String key) {
        return key.replaceAll("[^0-9A-Za-z]", "_").toUpperCase(Locale.ROOT);
    }

    public String byDefault() {
        return byDefault;
    }

    /** What a right value looks like. */
    public String remedy() {
        return remedy;
    }

    /** Neither shown nor logged. */
    public boolean isSecret() {
        return this == DATABASE_PASSWORD || this == REGISTRATION_SHARED_SECRET;
    }

    /** @throws IllegalArgumentException when the text is none of the values that {@link #remedy()} describes */
    Object read(String text) {
        return reader.apply(text);
    }

    private static Path file(String text) {
        Path file = Path.of(text);
        if (!Files.isReadable(file)) throw new IllegalArgumentException();
        return file;
    }

    private static URI baseUrl(String text) {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme())) throw new IllegalArgumentException();
        if (uri.getHost() == null) throw new IllegalArgumentException();
        return uri;
    }

    /** As it is written, with its last slash. */
    private static URI page(String text) {
        baseUrl(text);
        return URI.create(text);
    }

    private static String opaque(String text) {
        if (!OPAQUE.matcher(text).matches()) throw new IllegalArgumentException();
        return text;
    }

    private static String word(String text) {
        if (!WORD.matcher(text).matches()) throw new IllegalArgumentException();
        return text;
    }

    private static String mailAddress(String text) {
        if (text.indexOf('@') < 1 || text.indexOf(' ') >= 0) throw new IllegalArgumentException();
        return text;
    }

    private static Integer port(String text) {
        return number(text, 1, 65_535);
    }

    private static FederationMode federationMode(String text) {
        return oneOf(FederationMode.values(), text);
    }

    private static MixedRooms mixedRooms(String text) {
        return oneOf(MixedRooms.values(), text);
    }

    private static RoomAcl roomAcl(String text) {
        return oneOf(RoomAcl.values(), text);
    }

    private static PresenceMode presenceMode(String text) {
        return oneOf(PresenceMode.values(), text);
    }

    private static <E extends Enum<E>> E oneOf(E[] all, String text) {
        return Arrays.stream(all)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static List<Cidr> networks(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Cidr::parse)
                .toList();
    }

    private static List<ServerName> servers(String text) {
        List<ServerName> servers = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(ServerName::new)
                .toList();
        if (servers.size() > MOST_SERVERS) throw new IllegalArgumentException();
        return servers;
    }

    private static String jdbcUrl(String text) {
        if (!text.startsWith("jdbc:postgresql:") && !text.startsWith("jdbc:h2:")) throw new IllegalArgumentException();
        return text;
    }

    private static Boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) throw new IllegalArgumentException();
        return Boolean.valueOf(text);
    }

    private static String secret(String text) {
        if (text.length() < 16) throw new IllegalArgumentException();
        return text;
    }

    private static RoomVersion roomVersion(String text) {
        return RoomVersion.of(text).orElseThrow(IllegalArgumentException::new);
    }

    /** Written as the period of a rate. */
    private static Duration duration(String text) {
        return Rate.parse("1/" + text).period();
    }

    /** Written with K, M, G or T behind it. */
    private static Long size(String text) {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) throw new IllegalArgumentException();
        return Long.parseLong(matcher.group(1)) << 10 * (1 + "KMGT".indexOf(matcher.group(2)));
    }

    /** No larger than the application server lets a body be. */
    private static Long bodySize(String text) {
        long size = size(text);
        if (size > LARGEST_BODY) throw new IllegalArgumentException();
        return size;
    }

    private static Integer memory(String text) {
        return number(text, 8_192, 1_048_576);
    }

    private static Integer iterations(String text) {
        return number(text, 1, 100);
    }

    private static Integer number(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) throw new IllegalArgumentException();
        return number;
    }
}
