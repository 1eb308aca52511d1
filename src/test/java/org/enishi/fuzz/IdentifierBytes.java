package org.enishi.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.enishi.fuzz.ForeignBytes.require;

import java.util.Optional;
import java.util.function.Function;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.DeviceId;
import org.enishi.id.EventId;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.TransactionId;
import org.enishi.id.UserId;
import org.enishi.json.UnpaddedBase64;
import org.enishi.store.policy.DomainPattern;

/** Every kind of identifier. */
final class IdentifierBytes implements ForeignBytes {
    @Override
    public void take(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        made(text, ServerName::new).ifPresent(IdentifierBytes::server);
        Optional<UserId> user = made(text, UserId::new);
        require(user.isPresent() == UserId.isWellFormed(text), "user IDs are what they say");
        user.ifPresent(id -> {
            require(id.equals(UserId.of(id.localpart(), id.server())), "a user ID is its parts");
            id.isStrict();
            server(id.server());
            StateKey.member(id);
        });
        Optional<RoomAlias> alias = made(text, RoomAlias::new);
        require(alias.isPresent() == RoomAlias.isWellFormed(text), "aliases are what they say");
        alias.ifPresent(
                name -> require(("#" + name.localpart() + ":" + name.server()).equals(text), "an alias is its parts"));
        require(made(text, RoomId::new).isPresent() == RoomId.isWellFormed(text), "room IDs are what they say");
        require(made(text, EventId::new).isPresent() == EventId.isWellFormed(text), "event IDs are what they say");
        made(text, DeviceId::new);
        made(text, TransactionId::new);
        made(text, EventType::new);
        made(text, key -> new StateKey(EventType.MEMBER, key));
        made(text, DomainPattern::new).ifPresent(pattern -> pattern.covers(new ServerName("a.example")));
        UnpaddedBase64.decode(text)
                .ifPresent(raw -> require(
                        UnpaddedBase64.decode(UnpaddedBase64.encodeUrlSafe(raw)).isPresent(), "Base64 comes back"));
    }

    private static void server(ServerName server) {
        require(server.value().startsWith(server.host()), "a server name starts with its host");
        require(server.port() >= -1 && server.port() <= 99_999, "a port has five digits");
        require(server.folded().folded().equals(server.folded()), "folded is folded");
    }

    private static <T> Optional<T> made(String text, Function<String, T> kind) {
        try {
            return Optional.of(kind.apply(text));
        } catch (InvalidIdentifier no) {
            return Optional.empty();
        }
    }
}
